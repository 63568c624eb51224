/** The words of tables and files, which the page has built in and the command line reads where they stand. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { EvidenceTexts } from '../../desk/export/evidence-texts.js'
import type { Naming } from '../../desk/export/name-codes.js'
import type { DeskLanguage } from '../../desk/texts.js'
import { countryName } from '../../domain/country.js'
import type { Questionnaire } from '../../domain/questionnaire.js'
import { ROOT_FOLDER } from '../config.js'

export function readNaming(
  language: DeskLanguage,
  questionnaires: readonly Questionnaire[],
): Naming {
  return {
    ...{ language, questionnaires },
    texts: readPart('evidence', language) as EvidenceTexts,
    countryName: (code) => countryName(code, language),
  }
}

/** Over the report, as the page has it. */
export function readReportTitle(language: DeskLanguage): string {
  return (readPart('desk', language) as { counting: { title: string } }).counting.title
}

function readPart(name: string, language: DeskLanguage): unknown {
  const path = join(ROOT_FOLDER, 'views', 'locales', 'desk', `${name}.${language}.json`)
  return JSON.parse(readFileSync(path, 'utf8'))
}
