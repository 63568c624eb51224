/** Opened tips, made by hand. */
import type { FileSource } from '../../../src/desk/batch/file-source.js'
import { NO_WORK } from '../../../src/desk/case/case.js'
import type { DeskTip } from '../../../src/desk/desk-tip.js'
import type { OpenedFile } from '../../../src/desk/opened-tip.js'
import type { Day } from '../../../src/domain/day.js'
import type { Fingerprint } from '../../../src/domain/keyring.js'
import type { Answers } from '../../../src/domain/questionnaire.js'
import { receiptNumber } from './sample-evidence.js'

const ENVELOPE: FileSource = {
  name: 'envelope.tar.pgp',
  sizeBytes: 0,
  read: () => new ReadableStream(),
}

export function makeDeskTip(
  number: number,
  answers: Answers = {},
  more: Partial<DeskTip> = {},
): DeskTip {
  return {
    receipt: receiptNumber(number),
    tip: {
      version: 1,
      questionnaire: { id: 'missions', version: 1 },
      language: 'es',
      answers: { what_happened: 'Nos quitaron el pasaporte.', ...answers },
    },
    text: 'Nos quitaron el pasaporte.',
    files: [],
    remarks: [],
    keySet: 'in_force',
    openedBy: 'A'.repeat(40) as Fingerprint,
    canaryWord: null,
    receivedDay: '2026-11-20' as Day,
    envelope: ENVELOPE,
    work: NO_WORK,
    folded: '',
    ...more,
  }
}

export function makeFile(name: string, type: OpenedFile['kind']['type']): OpenedFile {
  return {
    ...{ name, givenName: name, sizeBytes: 10, cleaning: 'clean', removed: ['place'] },
    kind: { type, isActive: false, isMisnamed: false },
  }
}

/** Who set it, and when. */
export const claim = <Value>(value: Value, by = 'Ana') => ({
  ...{ value, by, day: '2026-11-21' as Day },
})
