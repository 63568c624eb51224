/**
 * Documents of Word, Excel and PowerPoint (ECMA-376) and of LibreOffice (OpenDocument): zip archives of XML files. Their
 * properties are emptied, the small picture of the first page is taken out, and pictures and films inside are cleaned.
 * Comments, tracked changes and templates keep the names in them, so that something may always remain.
 */
import { cleanGif } from '../pictures/clean-gif.js'
import { cleanIsobmff } from '../boxes/clean-isobmff.js'
import { cleanJpeg } from '../pictures/clean-jpeg.js'
import { cleanPng } from '../pictures/clean-png.js'
import { cleanWebp } from '../pictures/clean-webp.js'
import type { Cleaned, Cleaner, Trace } from '../cleaned.js'
import { dropMentions, findParts, type OfficeParts } from './find-office-parts.js'
import { nullWhenNotInForm } from '../not-in-form.js'
import { EMPTY_PROPERTIES, findPropertyTraces } from './office-properties.js'
import { readEntry, readZip, type ZipEntry } from './read-zip.js'
import { type Format, sniffFormat } from '../sniff-format.js'
import { replaceContent, writeZip } from './write-zip.js'

const MAX_XML_BYTES = 4_194_304
/** Above these, what is inside stays as it is: a picture, and all of them together. */
const MAX_MEDIA_BYTES = 67_108_864
const MAX_ALL_MEDIA_BYTES = 268_435_456
const MEDIA = /^((word|xl|ppt|visio)\/media|Pictures|media)\//i
const MEDIA_CLEANERS: Partial<Record<Format, Cleaner>> = {
  jpeg: cleanJpeg,
  png: cleanPng,
  gif: cleanGif,
  webp: cleanWebp,
  heif: cleanIsobmff,
  mp4: cleanIsobmff,
}

export async function cleanOffice(file: Blob): Promise<Cleaned | null> {
  return nullWhenNotInForm(async () => {
    const zip = await readZip(file)
    const parts = await findParts(zip.entries)
    if (!parts) return null
    const removed = new Set<Trace>()
    if (zip.hasTimes) removed.add('time')
    if (zip.hasExtras) removed.add('hidden')
    if (parts.dropped.size > 0) removed.add('thumbnail')
    const entries: ZipEntry[] = []
    let mediaBytes = 0
    for (const entry of zip.entries) {
      if (parts.dropped.has(entry.name)) continue
      const isMedia = MEDIA.test(entry.name) && entry.sizeBytes <= MAX_MEDIA_BYTES
      if (isMedia) mediaBytes += entry.sizeBytes
      entries.push(
        isMedia && mediaBytes <= MAX_ALL_MEDIA_BYTES
          ? await cleanMedia(entry, removed)
          : await cleanXml(entry, parts, removed),
      )
    }
    return { parts: writeZip(inOrder(entries)), removed: [...removed], mayRemain: true }
  })
}

async function cleanXml(
  entry: ZipEntry,
  parts: OfficeParts,
  removed: Set<Trace>,
): Promise<ZipEntry> {
  const kind = parts.properties.get(entry.name)
  const mentions = parts.dropped.size > 0 && parts.lists.has(entry.name)
  if (!kind && !mentions && entry.name !== 'mimetype') return entry
  const bytes = await readEntry(entry, MAX_XML_BYTES)
  const xml = new TextDecoder().decode(bytes)
  if (kind) {
    for (const trace of findPropertyTraces(kind, xml)) removed.add(trace)
    return replaceContent(entry, new TextEncoder().encode(EMPTY_PROPERTIES[kind]))
  }
  // The type of a document must not be packed (OpenDocument 1.3, part 2, 3.3).
  if (!mentions) return replaceContent(entry, bytes)
  return replaceContent(entry, new TextEncoder().encode(dropMentions(xml, parts.dropped)))
}

/** A picture or film inside; one that is not in form stays as it is. */
async function cleanMedia(entry: ZipEntry, removed: Set<Trace>): Promise<ZipEntry> {
  const bytes = await nullWhenNotInForm(() => readEntry(entry, MAX_MEDIA_BYTES))
  if (!bytes) return entry
  const format = sniffFormat(bytes)
  const cleaned = format && (await MEDIA_CLEANERS[format]?.(new Blob([bytes])))
  if (!cleaned || cleaned.removed.length === 0) return entry
  for (const trace of cleaned.removed) removed.add(trace)
  return replaceContent(entry, new Uint8Array(await new Blob(cleaned.parts).arrayBuffer()))
}

/** The type of a document stands first. */
function inOrder(entries: ZipEntry[]): ZipEntry[] {
  const isFirst = (entry: ZipEntry): boolean => entry.name === 'mimetype'
  return [...entries.filter(isFirst), ...entries.filter((entry) => !isFirst(entry))]
}
