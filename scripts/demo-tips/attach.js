// @ts-check
/* global Blob */
/** Cleans files and lists them in the tip as the form does (src/browser/intake/file-list.ts). */
import { cleanFile } from '../../dist/archive/clean/clean-file.js'
import { pinParts, sizeOfParts } from '../../dist/archive/parts.js'
import { nameInArchive, tidyFileName } from '../../dist/domain/tip-file.js'

/** @typedef {import('../../dist/domain/tip-file.js').TipFile} TipFile */
/** @typedef {import('../../dist/archive/parts.js').PinnedPart} PinnedPart */
/** @typedef {{ files: TipFile[], contents: PinnedPart[][] }} Attached */

/** @type {Record<string, string>} */
const EXTENSIONS = { jpeg: 'jpg', png: 'png', pdf: 'pdf' }

/**
 * @param {import('./papers/paper.js').Paper[]} papers
 * @param {boolean} withOriginals as a source may choose
 * @returns {Promise<Attached>}
 */
export async function attach(papers, withOriginals) {
  /** @type {Attached} */
  const attached = { files: [], contents: [] }
  for (const [i, paper] of papers.entries()) {
    const file = new Blob([Uint8Array.from(paper.bytes)])
    const { format, cleaned } = await cleanFile(file)
    const original = await pinParts([file])
    const parts = cleaned ? await pinParts(cleaned.parts) : original
    const removed = cleaned?.removed ?? []
    const givenName = tidyFileName(paper.givenName)
    const extension = EXTENSIONS[format ?? '']
    const named = extension ? givenName.replace(/(\.[^.]*)?$/, `.${extension}`) : givenName
    const cleaning = !cleaned ? 'not_cleaned' : cleaned.mayRemain ? 'partly' : 'clean'
    const name = nameInArchive(i + 1, named, false)
    attached.files.push({ name, givenName, sizeBytes: sizeOfParts(parts), cleaning, removed })
    attached.contents.push(parts)
    if (!withOriginals || removed.length === 0) continue
    attached.files.push({
      ...{ name: nameInArchive(i + 1, named, true), givenName, sizeBytes: sizeOfParts(original) },
      ...{ cleaning: /** @type {const} */ ('original'), removed: [] },
    })
    attached.contents.push(original)
  }
  return attached
}
