/** The texts of the desk's page: the same in each language, none missing, none that nobody shows. */
import { readFileSync, readdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, it } from '@jest/globals'

interface Tree {
  [name: string]: string | Tree
}

const ROOT = resolve(import.meta.dirname, '..', '..')
const read = (part: string, language: string): Tree =>
  JSON.parse(
    readFileSync(join(ROOT, `views/locales/desk/${part}.${language}.json`), 'utf8'),
  ) as Tree

function pathsOf(tree: Tree, before = ''): string[] {
  return Object.entries(tree).flatMap(([name, value]) =>
    typeof value === 'string' ? [before + name] : pathsOf(value, `${before}${name}.`),
  )
}

/** `{name}`, in order. */
function placesOf(tree: Tree): string[] {
  return (JSON.stringify(tree).match(/\{\w+\}/g) ?? []).sort()
}

const PARTS = ['desk', 'opening', 'files', 'evidence']

describe.each(PARTS)('the texts in %s', (part) => {
  it.each(['en', 'pt'])('are in %s as in Spanish, in the same places', (language) => {
    expect(pathsOf(read(part, language))).toEqual(pathsOf(read(part, 'es')))
    expect(placesOf(read(part, language))).toEqual(placesOf(read(part, 'es')))
    expect(JSON.stringify(read(part, language))).not.toContain('""')
  })
})

describe('the page', () => {
  const folder = join(ROOT, 'src/browser/desk')
  const source = readdirSync(folder)
    .map((name) => readFileSync(join(folder, name), 'utf8'))
    .join('\n')

  it('shows every text that is its own, by its name or by that of its group', () => {
    const paths = pathsOf(read('desk', 'es'))
    const unused = paths.filter(
      (path) =>
        !source.includes(`'${path}'`) && !source.includes(`\`${path.replace(/\.[^.]*$/, '')}.\${`),
    )
    expect(unused).toEqual([])
  })

  it('names no text that is not there', () => {
    const paths = new Set(
      PARTS.flatMap((part) => pathsOf(read(part, 'es'), part === 'desk' ? '' : `${part}.`)),
    )
    const named = [...source.matchAll(/\bt\(\s*'([\w.-]+)'/g)].map(([, path]) => path ?? '')
    expect(named.length).toBeGreaterThan(80)
    expect(named.filter((path) => !paths.has(path))).toEqual([])
  })
})
