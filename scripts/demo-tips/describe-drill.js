// @ts-check
/** What is in a drill, for who teaches: how many of what, and which envelopes are not as they should be. */
import { ODD_MEANINGS } from './odd-envelopes.js'
import { RECURRING } from './stories/all.js'

/** @param {import('./write-drill.js').DrillEnvelope[]} envelopes @returns {string} */
export function describeDrill(envelopes) {
  const withFiles = envelopes.filter(({ fileCount }) => fileCount > 0).length
  const languages = ['es', 'pt', 'en', 'fr']
    .map((language) => [
      envelopes.filter(({ draft }) => draft.tip.language === language).length,
      language,
    ])
    .map(([count, language]) => `${count} ${language}`)
    .join(', ')
  const receipts = new Map(envelopes.map(({ draft, receipt }) => [draft, receipt]))
  const odd = envelopes.flatMap(({ draft, receipt }) =>
    draft.odd ? [`  ${receipt}  ${ODD_MEANINGS[draft.odd]}`] : [],
  )
  const again = envelopes.flatMap(({ draft, receipt }) =>
    draft.again ? [`  ${receipts.get(draft.again)}  ${receipt}`] : [],
  )
  return [
    `${envelopes.length} tips: ${languages}; ${withFiles} of them with files. All of it is invented.`,
    '',
    'Not as they should be, so that staff can find out:',
    ...odd,
    '',
    'Sent twice, with small edits:',
    ...again,
    '',
    'Links to be found (in a smaller drill not all are there):',
    ...RECURRING.map((each) => `  ${each}`),
    '',
  ].join('\n')
}
