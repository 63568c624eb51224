/** The texts of the staff app: `locales/staff/es.json`, and `NAME.es.json` beside it under the name of its part. */
import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { STAFF_LANGUAGES, type StaffLanguage } from '../../domain/person.js'

export interface Texts {
  readonly [name: string]: string | Texts
}
export type TextsByLanguage = ReadonlyMap<StaffLanguage, Texts>

export function readTexts(viewsFolder: string): TextsByLanguage {
  const folder = join(viewsFolder, 'locales', 'staff')
  const read = (name: string): Texts =>
    JSON.parse(readFileSync(join(folder, name), 'utf8')) as Texts
  const names = readdirSync(folder)
  return new Map(
    STAFF_LANGUAGES.map((language) => {
      const parts = names.filter((name) => name.endsWith(`.${language}.json`))
      const named = parts.map((name) => [camel(name.split('.')[0] ?? ''), read(name)] as const)
      return [language, { ...read(`${language}.json`), ...Object.fromEntries(named) }]
    }),
  )
}

/** The text of a place such as `states.closed`; the place itself where there is none, which a test would see. */
export function textOf(texts: Texts | undefined, place: string): string {
  let found: string | Texts | undefined = texts
  for (const name of place.split('.')) found = typeof found === 'object' ? found[name] : undefined
  return typeof found === 'string' ? found : place
}

function camel(name: string): string {
  return name.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase())
}
