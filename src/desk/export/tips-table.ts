/** A row for each tip, for a spreadsheet: what staff say of it, what its person answered, and what a reader should know. */
import { indexQuestionnaires, type FindQuestionnaire } from '../count/find-questionnaire.js'
import { readFacts } from '../count/tip-facts.js'
import type { Claim } from '../case/case.js'
import type { DeskTip } from '../desk-tip.js'
import type { DeskLanguage } from '../texts.js'
import { answerColumns, otherAnswers, readAnswer } from './answer-columns.js'
import type { EvidenceTexts } from './evidence-texts.js'
import { createNames, type Names, type Naming } from './name-codes.js'
import { writeNumber } from './write-number.js'

export interface Table {
  columns: string[]
  rows: (string | number)[][]
}

/** Canaries are no tips. The order is kept. */
export function tipsTable(tips: readonly DeskTip[], naming: Naming): Table {
  const { texts, language, questionnaires } = naming
  const names = createNames(naming)
  const find = indexQuestionnaires(questionnaires)
  const rows = tips.filter(({ canaryWord }) => canaryWord === null)
  const answers = answerColumns(rows, questionnaires, find, language)
  const answerNaming = { language, countryName: names.country }
  const head = texts.tips
  return {
    columns: [
      ...[head.receipt, head.received, head.state, head.assignee, head.labels, head.language],
      ...answers.map(({ label }) => label),
      ...[head.other, head.indicators, head.pay, head.files, head.fileTypes],
      ...[head.remarks, head.keySet, head.notes],
    ],
    rows: rows.map((tip) => [
      ...[tip.receipt, tip.receivedDay ?? '', ...describeWork(tip, texts)],
      tip.tip === null ? '' : names.language(tip.tip.language),
      ...answers.map((column) => readAnswer(tip, column, find, answerNaming)),
      otherAnswers(tip, answers, find),
      indicatorsOf(tip, find, names),
      payOf(tip, language),
      tip.files.length,
      fileTypesOf(tip, texts),
      tip.remarks.map((remark) => texts.remarks[remark]).join('; '),
      texts.keySets[tip.keySet],
      tip.work.notes.map(({ claims }) => everyClaim(claims, String)).join('\n'),
    ]),
  }
}

function describeWork({ work }: DeskTip, texts: EvidenceTexts): string[] {
  const state = everyClaim(work.state, (value) => texts.states[value])
  const assignee = everyClaim(work.assignee, (value) => value ?? '')
  return [state || texts.states.new, assignee, work.labels.join('; ')]
}

/** Where two colleagues disagree, both answers. */
function everyClaim<Value>(
  claims: readonly Claim<Value>[],
  nameOf: (value: Value) => string,
): string {
  return claims.map(({ value }) => nameOf(value)).join(' / ')
}

function payOf({ work: { pay } }: DeskTip, language: DeskLanguage): string | number {
  const [first] = pay
  if (pay.length > 1) {
    return everyClaim(pay, (value) => (value === null ? '-' : writeNumber(value, language)))
  }
  return first?.value ?? ''
}

function indicatorsOf({ tip }: DeskTip, find: FindQuestionnaire, names: Names): string {
  if (tip === null) return ''
  return readFacts(tip, find(tip.questionnaire)).indicators.map(names.indicator).join('; ')
}

/** Each once, with how many there are. */
function fileTypesOf({ files }: DeskTip, texts: EvidenceTexts): string {
  const counts = new Map<string, number>()
  for (const { kind } of files) {
    const name = texts.fileTypes[kind.type]
    counts.set(name, (counts.get(name) ?? 0) + 1)
  }
  return [...counts].map(([name, count]) => `${String(count)} ${name}`).join('; ')
}
