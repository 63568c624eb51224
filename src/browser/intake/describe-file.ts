/** Sizes, durations, and the one sentence that a person reads of what was taken out of a file. */
import type { CleaningResult } from '../../archive/clean/clean-file.js'
import type { Language } from '../../domain/language.js'
import { TRACES, type Cleaning } from '../../domain/tip-file.js'
import { FILE_TEXTS } from './file-texts.js'

export function cleaningOf({ cleaned }: CleaningResult): Cleaning {
  if (!cleaned) return 'not_cleaned'
  return cleaned.mayRemain ? 'partly' : 'clean'
}

export function describeCleaning(language: Language, { cleaned }: CleaningResult): string {
  const texts = FILE_TEXTS[language]
  if (!cleaned) return texts.notCleaned
  const sentences: string[] = []
  if (cleaned.removed.length > 0) {
    // The gravest first.
    const traces = TRACES.filter((trace) => cleaned.removed.includes(trace))
    const words = traces.map((trace) => texts.traces[trace])
    const list = new Intl.ListFormat(language).format(words)
    sentences.push(texts.removed.replace('{list}', list))
  }
  if (cleaned.mayRemain) sentences.push(texts.partly)
  return sentences.join(' ') || texts.nothing
}

/** 1,000 bytes to the kilobyte, as phones count. */
export function formatBytes(bytes: number, language: string): string {
  const isSmall = bytes < 1e6
  const unit = isSmall ? 'kilobyte' : 'megabyte'
  const format = new Intl.NumberFormat(language, {
    style: 'unit',
    unit,
    maximumFractionDigits: isSmall ? 0 : 1,
  })
  return format.format(Math.max(bytes / (isSmall ? 1e3 : 1e6), isSmall ? 1 : 0))
}

/** To the next ten seconds, then to the next minute, then to the next hour: it is a guess, and looks like one. */
export function formatDuration(seconds: number, language: string): string {
  const [value, unit] =
    seconds <= 60
      ? [Math.max(Math.ceil(seconds / 10) * 10, 10), 'second']
      : seconds <= 5400
        ? [Math.ceil(seconds / 60), 'minute']
        : [Math.ceil(seconds / 3600), 'hour']
  return new Intl.NumberFormat(language, { style: 'unit', unit, unitDisplay: 'long' }).format(value)
}

/** How fast this line brought the largest script of the page, in bytes a second; null when that is not known. */
export function measureLine(): number | null {
  const entries = performance.getEntriesByType('resource') as PerformanceResourceTiming[]
  const script = entries.find(({ name }) => name.endsWith('/seal.js'))
  if (!script || script.encodedBodySize === 0) return null
  // A line that brings it in no time at all is fast; how fast cannot be told.
  const seconds = Math.max(script.responseEnd - script.responseStart, 20) / 1000
  return script.encodedBodySize / seconds
}
