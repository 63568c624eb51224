/**
 * The pages of the form, rendered once per language, before the first request. What a source loads is the same bytes for
 * everybody; whether intake is open decides between two sets of them.
 */
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import Mustache from 'mustache'
import type { Fingerprint } from '../../domain/keyring.js'
import { LANGUAGES, type Language } from '../../domain/language.js'
import type { Organisation } from '../../domain/organisation.js'
import { localiseQuestionnaire, type Questionnaire } from '../../domain/questionnaire.js'
import { prepareAnswer, type PreparedAnswer } from '../http/prepared-answer.js'

export interface PageSettings {
  /** The folder `views` and the folder of built scripts. */
  viewsFolder: string
  publicFolder: string
  organisation: Organisation
  questionnaire: Questionnaire
  /** The anchor that every page pins; null when there is no keyring, and then only the closed pages exist. */
  anchor: Fingerprint | null
  isDemo: boolean
  maxTipBytes: number
}

export interface Pages {
  /** By language. Null when there is no anchor to pin. */
  open: ReadonlyMap<Language, PreparedAnswer> | null
  closed: ReadonlyMap<Language, PreparedAnswer>
  /** Scripts, style and icon, by path. */
  assets: ReadonlyMap<string, PreparedAnswer>
}

const ASSETS = {
  '/form.js': 'text/javascript; charset=utf-8',
  '/seal.js': 'text/javascript; charset=utf-8',
  '/seal-older.js': 'text/javascript; charset=utf-8',
  '/files.js': 'text/javascript; charset=utf-8',
  '/form.css': 'text/css; charset=utf-8',
  '/icon.png': 'image/png',
}

interface Locale {
  language: string
  form: Record<string, string>
  picker: object
  [text: string]: string | object
}

export function createPages(settings: PageSettings): Pages {
  const template = readFileSync(join(settings.viewsFolder, 'intake', 'page.mustache'), 'utf8')
  const locales = new Map(LANGUAGES.map((code) => [code, readLocale(settings, code)]))

  const render = (language: Language, form: object | null): PreparedAnswer =>
    prepareAnswer(
      'text/html; charset=utf-8',
      Mustache.render(
        template,
        {
          language,
          languages: LANGUAGES.map((code) => ({
            code,
            name: locales.get(code)?.language,
            isCurrent: code === language,
          })),
          texts: locales.get(language),
          about: settings.organisation.about[language],
          contact: settings.organisation.contact,
          isDemo: settings.isDemo,
          form,
        },
        {},
        { escape: escapeHtml },
      ),
    )
  const renderAll = (createForm: (language: Language) => object | null) =>
    new Map(LANGUAGES.map((language) => [language, render(language, createForm(language))]))

  return {
    open:
      settings.anchor &&
      renderAll((language) => ({
        json: JSON.stringify(createPageForm(settings, language, locales.get(language))),
        formIntegrity: integrityOf(settings, 'form.js'),
        sealIntegrity: integrityOf(settings, 'seal.js'),
        olderIntegrity: integrityOf(settings, 'seal-older.js'),
        filesIntegrity: integrityOf(settings, 'files.js'),
      })),
    closed: renderAll(() => null),
    assets: new Map(
      Object.entries(ASSETS).map(([path, contentType]) => [
        path,
        prepareAnswer(contentType, readFileSync(join(settings.publicFolder, path))),
      ]),
    ),
  }
}

const ESCAPES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

/** For text and for attributes in double quotes, which is all that the template has; Mustache's own costs more bytes. */
function escapeHtml(text: string): string {
  return text.replace(/[&<>"]/g, (character) => ESCAPES[character] ?? '')
}

/** What `browser/intake/page-form.ts` describes. */
function createPageForm(settings: PageSettings, language: Language, locale?: Locale): object {
  return {
    language,
    anchor: settings.anchor,
    exitAddress: settings.organisation.exitAddress,
    contact: settings.organisation.contact,
    texts: locale?.form,
    picker: locale?.picker,
    maxTipBytes: settings.maxTipBytes,
    questionnaire: localiseQuestionnaire(settings.questionnaire, language),
  }
}

/** A locale with the organisation's name put in. */
function readLocale({ viewsFolder, organisation }: PageSettings, language: Language): Locale {
  const text = readFileSync(join(viewsFolder, 'locales', `${language}.json`), 'utf8')
  const name = JSON.stringify(organisation.name).slice(1, -1)
  return JSON.parse(text.replaceAll('{organisation}', () => name)) as Locale
}

function integrityOf({ publicFolder }: PageSettings, name: string): string {
  const digest = createHash('sha256')
    .update(readFileSync(join(publicFolder, name)))
    .digest('base64')
  return `sha256-${digest}`
}
