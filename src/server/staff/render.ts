/**
 * Shows a template of `views/staff` inside the layout. What is put in is escaped, whatever it is; templates have no code
 * and no way round the escape, which a test holds.
 */
import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import Mustache from 'mustache'
import { STAFF_LANGUAGES } from '../../domain/person.js'
import type { HeaderTable } from '../http/security-headers.js'
import { textOf, type TextsByLanguage } from './texts.js'
import type { Show, SignedInVisit, Visit } from './visit.js'

export interface RenderDeps {
  viewsFolder: string
  texts: TextsByLanguage
  isDemo: boolean
  pageHeaders: HeaderTable
  scriptPageHeaders: HeaderTable
  /** Of the script for passkeys; without it the policy of the page keeps it from running. */
  scriptIntegrity: string
}

/** Places of the menu: the path, the name of its text, and who sees it. */
const MENU = [
  { path: '/envelopes', text: 'menu.envelopes', isForAdmins: false },
  { path: '/desk', text: 'menu.desk', isForAdmins: false },
  { path: '/triage', text: 'menu.triage', isForAdmins: false },
  { path: '/keys', text: 'menu.keys', isForAdmins: false },
  { path: '/activity', text: 'menu.activity', isForAdmins: false },
  { path: '/rules', text: 'menu.rules', isForAdmins: true },
  { path: '/people', text: 'menu.people', isForAdmins: true },
  { path: '/account', text: 'menu.account', isForAdmins: false },
]

export function createShow(deps: RenderDeps): Show {
  const templates = readTemplates(deps.viewsFolder)
  return (visit, template, view, { status = 200, hasScript = false } = {}) => {
    const headers = hasScript ? deps.scriptPageHeaders : deps.pageHeaders
    for (const [name, value] of Object.entries(headers)) visit.response.setHeader(name, value)
    const content = templates[template]
    if (content === undefined) throw new Error(`there is no template ${template}`)
    const page = Mustache.render(
      templates['layout'] ?? '',
      {
        ...frame(deps, visit, template),
        hasScript,
        scriptIntegrity: deps.scriptIntegrity,
        ...view,
      },
      { ...templates, content },
    )
    visit.response.status(status).type('html').send(page)
  }
}

function frame(
  { texts, isDemo }: RenderDeps,
  visit: Visit | SignedInVisit,
  template: string,
): object {
  const own = texts.get(visit.language)
  const person = 'person' in visit ? visit.person : null
  const isAdmin = person?.role === 'admin'
  const { path } = visit.request
  const done = visit.query.get('done')
  return {
    texts: own,
    language: visit.language,
    languages: STAFF_LANGUAGES.map((code) => ({
      code,
      name: textOf(texts.get(code), 'language'),
      isCurrent: code === visit.language,
    })),
    title: textOf(own, `titles.${template}`),
    person,
    csrf: 'csrf' in visit ? visit.csrf : null,
    menu: MENU.filter(({ isForAdmins }) => isAdmin || !isForAdmins).map((place) => ({
      path: place.path,
      name: textOf(own, place.text),
      isCurrent: path === place.path || path.startsWith(`${place.path}/`),
    })),
    path,
    isDemo,
    isAdmin,
    // Only words that are known are shown: the address is not ours to repeat.
    done: done !== null && /^[a-z-]{1,30}$/.test(done) ? findText(own, `done.${done}`) : null,
  }
}

function findText(texts: ReturnType<TextsByLanguage['get']>, place: string): string | null {
  const text = textOf(texts, place)
  return text === place ? null : text
}

function readTemplates(viewsFolder: string): Record<string, string> {
  const folder = join(viewsFolder, 'staff')
  return Object.fromEntries(
    readdirSync(folder)
      .filter((name) => name.endsWith('.mustache'))
      .map((name) => [name.replace('.mustache', ''), readFileSync(join(folder, name), 'utf8')]),
  )
}
