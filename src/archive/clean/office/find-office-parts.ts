/** Finds which entries of a document are its properties and its small picture, by what its own lists say. */
import { type PropertyKind } from './office-properties.js'
import { readEntry, type ZipEntry } from './read-zip.js'

export interface OfficeParts {
  properties: Map<string, PropertyKind>
  /** Names of entries that are taken out. */
  dropped: Set<string>
  /** Names of entries that list the others. */
  lists: Set<string>
}

const MAX_LIST_BYTES = 1_048_576
const CONTENT_TYPES = '[Content_Types].xml'
const RELATIONSHIPS = '_rels/.rels'
const MANIFEST = 'META-INF/manifest.xml'
/** Ends of the types of relationships (ECMA-376 part 2, 8.2 and 9.2; part 1, 15.2.12). */
const KINDS: [string, PropertyKind | 'dropped'][] = [
  ['/core-properties', 'core'],
  ['/extended-properties', 'app'],
  ['/extendedProperties', 'app'],
  ['/custom-properties', 'custom'],
  ['/customProperties', 'custom'],
  ['/thumbnail', 'dropped'],
]

/** Null when the archive is no document. */
export async function findParts(entries: readonly ZipEntry[]): Promise<OfficeParts | null> {
  const find = (name: string): ZipEntry | undefined => entries.find((each) => each.name === name)
  const [mimetype, manifest] = [find('mimetype'), find(MANIFEST)]
  if (mimetype && manifest && find('content.xml')) {
    const type = new TextDecoder().decode(await readEntry(mimetype, 256))
    if (!type.startsWith('application/vnd.oasis.opendocument.')) return null
    return {
      properties: new Map([['meta.xml', 'meta']]),
      dropped: new Set(
        entries.map(({ name }) => name).filter((name) => name.startsWith('Thumbnails/')),
      ),
      lists: new Set([MANIFEST]),
    }
  }
  const relationships = find(RELATIONSHIPS)
  const isEcma = entries.some(({ name }) => /^(word|xl|ppt|visio)\//.test(name))
  if (!find(CONTENT_TYPES) || !relationships || !isEcma) return null
  return findByRelationships(await readEntry(relationships, MAX_LIST_BYTES), entries)
}

/** By default they lie in docProps/, but only the relationships say so. */
function findByRelationships(rels: Uint8Array, entries: readonly ZipEntry[]): OfficeParts {
  const parts: OfficeParts = {
    properties: new Map([
      ['docProps/core.xml', 'core'],
      ['docProps/app.xml', 'app'],
      ['docProps/custom.xml', 'custom'],
    ]),
    dropped: new Set(),
    lists: new Set([CONTENT_TYPES, RELATIONSHIPS]),
  }
  const names = new Map(entries.map(({ name }) => [name.toLowerCase(), name]))
  for (const [element] of new TextDecoder().decode(rels).matchAll(/<Relationship\s[^>]*>/g)) {
    const type = readAttribute(element, 'Type')
    const kind = KINDS.find(([ending]) => type.endsWith(ending))?.[1]
    const name = names.get(readAttribute(element, 'Target').replace(/^\//, '').toLowerCase())
    if (!kind || !name) continue
    if (kind === 'dropped') parts.dropped.add(name)
    else parts.properties.set(name, kind)
  }
  return parts
}

/** Takes the elements out of a list of parts that name what is no longer there. */
export function dropMentions(xml: string, dropped: ReadonlySet<string>): string {
  // Names of parts are the same in upper and lower case (ECMA-376 part 2, 6.2.2.3).
  const names = new Set([...dropped].map((name) => name.toLowerCase()))
  return xml.replaceAll(/<(Relationship|Override|manifest:file-entry)\s[^>]*\/>/g, (element) => {
    const name =
      readAttribute(element, 'Target') ||
      readAttribute(element, 'PartName') ||
      readAttribute(element, 'manifest:full-path')
    return names.has(name.replace(/^\//, '').toLowerCase()) ? '' : element
  })
}

function readAttribute(element: string, name: string): string {
  const match = new RegExp(`\\s${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`).exec(element)
  return match?.[1] ?? match?.[2] ?? ''
}
