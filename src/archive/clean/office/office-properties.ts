/**
 * The parts of a document that say who wrote it, where and when, and the emptiest ones in their place (ECMA-376 part 2, 8;
 * part 1, 22.2 and 22.3; OASIS OpenDocument 1.3, part 3, 4).
 */
import type { Trace } from '../cleaned.js'

export type PropertyKind = 'core' | 'app' | 'custom' | 'meta'

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const ECMA = 'http://schemas.openxmlformats.org'

export const EMPTY_PROPERTIES: Record<PropertyKind, string> = {
  core: `${XML}<cp:coreProperties xmlns:cp="${ECMA}/package/2006/metadata/core-properties"/>`,
  app: `${XML}<Properties xmlns="${ECMA}/officeDocument/2006/extended-properties"/>`,
  custom: `${XML}<Properties xmlns="${ECMA}/officeDocument/2006/custom-properties"/>`,
  meta:
    '<?xml version="1.0" encoding="UTF-8"?>\n' +
    '<office:document-meta xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" ' +
    'office:version="1.2"><office:meta/></office:document-meta>',
}

/** Elements with something in them. */
const ELEMENTS: [RegExp, Trace][] = [
  [
    /<(dc:creator|cp:lastModifiedBy|Manager|Company|meta:initial-creator|meta:printed-by)>[^<]/,
    'author',
  ],
  [
    /<(dcterms:(created|modified)|cp:lastPrinted|dc:date|meta:creation-date|meta:print-date|TotalTime)\b[^>]*>[^<]/,
    'time',
  ],
  [/<(Application|AppVersion|Template|meta:generator)>[^<]|<meta:template /, 'device'],
  [/<(dc:title|dc:subject|cp:keywords|cp:category|meta:keyword)>[^<]/, 'title'],
  [/<dc:description>[^<]/, 'comment'],
  [/<(property|meta:user-defined) /, 'hidden'],
]

/** What a part of this kind says; nothing when it is the empty one. */
export function findPropertyTraces(kind: PropertyKind, xml: string): Trace[] {
  if (xml === EMPTY_PROPERTIES[kind]) return []
  return ELEMENTS.filter(([element]) => element.test(xml)).map(([, trace]) => trace)
}
