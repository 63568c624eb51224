/** What `views/locales/desk/evidence.*.json` holds: the words for pictures, tables and files. A test holds the two together. */
import type { HandlingState } from '../../domain/handling.js'
import type { Language } from '../../domain/language.js'
import type { Evidence } from '../count/evidence.js'
import type { FileType } from '../files/file-kind.js'
import type { KeySet, Remark } from '../opened-tip.js'

interface TableTexts {
  title: string
  /** Over the names of the rows. */
  head: string
  /** What it counts, and what it does not. */
  note: string
}

export interface EvidenceTexts {
  noAnswer: string
  percent: string
  lessThanOnePercent: string
  shown: { tips: string; share: string }
  more: string
  tables: Record<
    | ('countries' | 'countryYears' | 'practices' | 'indicators' | 'countryIndicators')
    | ('roles' | 'languages' | 'years' | 'months'),
    TableTexts
  > & {
    summary: TableTexts & { lastReceived: string }
    pay: TableTexts & { median: string }
  }
  summary: Record<keyof Evidence['leftOut'] | 'counted', string>
  /** By id, in the order of the ILO. */
  indicators: Record<string, string>
  languages: Record<Language, string>
  /** By `01` to `12`. */
  months: Record<string, string>
  monthOfYear: string
  pay: Record<'band' | 'lastBand' | 'confirmed' | 'suggested', string>
  pictures: Record<'same' | 'bars' | 'matrix' | 'timeLine' | 'pay' | 'shades', string>
  tips: Record<
    | ('receipt' | 'received' | 'state' | 'assignee' | 'labels' | 'language' | 'other')
    | ('indicators' | 'pay' | 'files' | 'fileTypes' | 'remarks' | 'keySet' | 'notes'),
    string
  >
  states: Record<HandlingState, string>
  remarks: Record<Remark, string>
  keySets: Record<KeySet, string>
  fileTypes: Record<FileType, string>
  report: Record<'made' | 'beware' | 'what', string>
}

/** Puts values where a text says `{name}`. */
export function fillIn(text: string, values: Readonly<Record<string, string | number>>): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole))
}
