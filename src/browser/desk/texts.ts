/** What the page says, in the reader's language; a text that is missing shows its name, so that it is seen. */
import deskEn from '../../../views/locales/desk/desk.en.json' with { type: 'json' }
import deskEs from '../../../views/locales/desk/desk.es.json' with { type: 'json' }
import deskPt from '../../../views/locales/desk/desk.pt.json' with { type: 'json' }
import evidenceEn from '../../../views/locales/desk/evidence.en.json' with { type: 'json' }
import evidenceEs from '../../../views/locales/desk/evidence.es.json' with { type: 'json' }
import evidencePt from '../../../views/locales/desk/evidence.pt.json' with { type: 'json' }
import filesEn from '../../../views/locales/desk/files.en.json' with { type: 'json' }
import filesEs from '../../../views/locales/desk/files.es.json' with { type: 'json' }
import filesPt from '../../../views/locales/desk/files.pt.json' with { type: 'json' }
import openingEn from '../../../views/locales/desk/opening.en.json' with { type: 'json' }
import openingEs from '../../../views/locales/desk/opening.es.json' with { type: 'json' }
import openingPt from '../../../views/locales/desk/opening.pt.json' with { type: 'json' }
import type { EvidenceTexts } from '../../desk/export/evidence-texts.js'
import { DESK_LANGUAGES, type DeskLanguage } from '../../desk/texts.js'

export interface TextTree {
  [name: string]: string | TextTree
}

const TEXTS: Record<DeskLanguage, Record<'desk' | 'opening' | 'files' | 'evidence', TextTree>> = {
  es: { desk: deskEs, opening: openingEs, files: filesEs, evidence: evidenceEs },
  en: { desk: deskEn, opening: openingEn, files: filesEn, evidence: evidenceEn },
  pt: { desk: deskPt, opening: openingPt, files: filesPt, evidence: evidencePt },
}

export interface Texts {
  language: DeskLanguage
  /** `t('opening.reasons.damaged', { n: 3 })` */
  t: (path: string, values?: Record<string, string | number>) => string
  /** For what is counted, drawn and written: the same texts as on the command line. */
  readonly evidence: EvidenceTexts
}

export function createTexts(language: DeskLanguage): Texts {
  const { desk, ...parts } = TEXTS[language]
  const tree: TextTree = { ...desk, ...parts }
  return {
    language,
    t(path, values = {}) {
      let found: string | TextTree | undefined = tree
      for (const name of path.split('.')) {
        found = typeof found === 'object' ? found[name] : undefined
      }
      if (typeof found !== 'string') return path
      return found.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole))
    },
    // A test holds the file and the type together.
    evidence: TEXTS[language].evidence as unknown as EvidenceTexts,
  }
}

/** The first of the browser's languages that the desk speaks; Spanish else. */
export function preferredLanguage(): DeskLanguage {
  for (const tag of navigator.languages) {
    const found = DESK_LANGUAGES.find((language) => language === tag.slice(0, 2).toLowerCase())
    if (found) return found
  }
  return 'es'
}
