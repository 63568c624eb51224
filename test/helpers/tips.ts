import { createTipArchive } from '../../src/archive/tip-archive.js'
import { MISSIONS_QUESTIONNAIRE } from '../../src/domain/missions-questionnaire.js'
import { localiseQuestionnaire, type Answers } from '../../src/domain/questionnaire.js'
import type { Tip } from '../../src/domain/tip.js'

export const SPANISH_QUESTIONNAIRE = localiseQuestionnaire(MISSIONS_QUESTIONNAIRE, 'es')

export function makeTip(answers: Answers = {}): Tip {
  return {
    version: 1,
    questionnaire: { id: 'missions', version: 1 },
    language: 'es',
    answers: { what_happened: 'Nos quitaron el pasaporte al llegar. 🛂 ñ', ...answers },
  }
}

export function makeArchive(answers: Answers = {}): Uint8Array {
  return createTipArchive(makeTip(answers), SPANISH_QUESTIONNAIRE)
}
