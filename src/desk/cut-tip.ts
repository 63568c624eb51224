/**
 * Of any tip the desk holds no more than a form can make. A sealed megabyte may be a few kilobytes, and two thousand of them
 * would fill the memory: so of a longer one the beginning is held, with a remark that says so. What was sealed stays as it is.
 */
import { MAX_ARCHIVE_ENTRIES } from '../domain/limits.js'
import {
  questionsOf,
  type Answers,
  type Question,
  type Questionnaire,
} from '../domain/questionnaire.js'
import { TRACES, type TipFile } from '../domain/tip-file.js'
import type { Tip } from '../domain/tip.js'

/** What our own questions come to, with their labels, rounded up; for questions that are not known here, too. */
const USUAL_CHARACTERS = 32_768
/** Around an answer: its id, line ends, the country by its name. */
const AROUND_ANSWER = 128
/** Around a choice: its line, or its place in a list. */
const AROUND_ITEM = 8
/** A line of tip.txt: both names of a file. */
const FILE_CHARACTERS = 240
/** A form’s has 40 at most; what else somebody wrote there is shown, within reason. */
const MAX_QUESTIONNAIRE_ID = 200

/** How many characters a form makes at most of answers, with the texts around them. Null: of one that is not known. */
export function mostCharacters(questionnaire: Questionnaire | null): number {
  const questions = questionnaire ? questionsOf(questionnaire) : []
  return Math.max(USUAL_CHARACTERS, AROUND_ANSWER + sum(questions.map(mostOfQuestion)))
}

/** The same of tip.txt, which lists the files. */
export function mostOfText(most: number, files: number): number {
  return most + Math.min(files, MAX_ARCHIVE_ENTRIES) * FILE_CHARACTERS
}

/** The same tip where it is no longer than a form makes it. */
export function cutTip(tip: Tip, most: number): Tip {
  if (!isTooLong(tip, most)) return tip
  const { id, version } = tip.questionnaire
  return {
    ...tip,
    questionnaire: { id: cutText(id, MAX_QUESTIONNAIRE_ID), version },
    answers: cutAnswers(tip.answers, most),
    ...(tip.files && { files: tip.files.slice(0, MAX_ARCHIVE_ENTRIES).map(cutFile) }),
  }
}

export function isTooLong({ questionnaire, answers, files = [] }: Tip, most: number): boolean {
  return (
    questionnaire.id.length > MAX_QUESTIONNAIRE_ID ||
    sum(Object.entries(answers).map(([id, answer]) => charactersOf(id, answer))) > most ||
    files.length > MAX_ARCHIVE_ENTRIES ||
    files.some(({ removed }) => removed.length > TRACES.length)
  )
}

/** A part of a string would keep the whole in memory; this is one of its own. */
export function cutText(text: string, most: number): string {
  if (text.length <= most) return text
  return new TextDecoder().decode(new TextEncoder().encode(text.slice(0, most)))
}

function mostOfQuestion({ label, maxLength = 0, choices = [] }: Question): number {
  const labels = choices.map((choice) => longest([choice.id, ...Object.values(choice.label)]))
  const chosen = sum(labels) + labels.length * AROUND_ITEM
  return AROUND_ANSWER + longest(Object.values(label)) + maxLength + chosen
}

function charactersOf(id: string, answer: string | string[]): number {
  const items = [answer].flat()
  return id.length + sum(items.map(({ length }) => length + AROUND_ITEM))
}

function cutAnswers(answers: Answers, most: number): Answers {
  const kept: [string, string | string[]][] = []
  let left = most
  for (const [id, answer] of Object.entries(answers)) {
    left -= id.length + AROUND_ITEM
    if (left <= 0) break
    if (typeof answer === 'string') {
      kept.push([id, cutText(answer, left)])
      left -= answer.length
      continue
    }
    const items: string[] = []
    for (const item of answer) {
      if (left <= 0) break
      items.push(cutText(item, left))
      left -= item.length + AROUND_ITEM
    }
    kept.push([id, items])
  }
  return Object.fromEntries(kept)
}

function cutFile(file: TipFile): TipFile {
  return { ...file, removed: [...new Set(file.removed)] }
}

function longest(texts: readonly string[]): number {
  return Math.max(...texts.map(({ length }) => length))
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, each) => total + each, 0)
}
