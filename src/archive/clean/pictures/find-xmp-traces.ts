/**
 * What an XMP packet says about a person, told by the names of its properties, which stand there in plain text.
 * Names: XMP specification part 1 and 2, Exif 2.32 for XMP (CIPA DC-010), IPTC Photo Metadata Standard.
 */
import { readText } from '../byte-text.js'
import type { Trace } from '../cleaned.js'

const NAMES: readonly (readonly [Trace, RegExp])[] = [
  [
    'place',
    /exif:GPS|:Location|photoshop:(City|State|Country)|LocationShown|LocationCreated|:CountryCode/,
  ],
  ['time', /:(CreateDate|ModifyDate|MetadataDate|DateTime\w*|DateCreated|GPSTimeStamp|when)\b/],
  ['device', /tiff:(Make|Model|Software)\b|CreatorTool|SerialNumber|softwareAgent|aux:\w|Lens\w+/],
  [
    'author',
    /dc:(creator|rights)\b|:(Author|OwnerName|CaptionWriter|AuthorsPosition)\b|tiff:Artist|Credit\b/,
  ],
  [
    'title',
    /dc:(title|description|subject)\b|photoshop:Headline|pdf:Keywords|tiff:ImageDescription/,
  ],
  ['comment', /UserComment|xmpDM:logComment/],
  ['thumbnail', /xmp:Thumbnails|xmpGImg:|GImage:|GDepth:/],
]

export function findXmpTraces(xmp: Uint8Array): Trace[] {
  const text = readText(xmp, 0, xmp.length)
  const found = NAMES.filter(([, names]) => names.test(text)).map(([trace]) => trace)
  return found.length > 0 ? found : ['hidden']
}
