/** With which element a text begins that is HTML, SVG or other XML, behind whatever may stand before that. */

export interface MarkupStart {
  /** In lower case, without its prefix; '' where what stands before it does not end in what was read. */
  root: string
  isXml: boolean
  /** A comment stands first, which makes a browser take it for HTML. */
  hasComment: boolean
}

/** Null when the text does not begin as markup. */
export function readMarkupStart(text: string): MarkupStart | null {
  const start: MarkupStart = { root: '', isXml: false, hasComment: false }
  for (let at = 0; ;) {
    at = skipBlanks(text, at)
    if (text.startsWith('<?xml', at)) start.isXml = true
    const end = endOfProlog(text, at)
    if (end !== null) {
      start.hasComment ||= text.startsWith('<!--', at) && !start.isXml
      if (isHtmlDoctype(text, at)) return { ...start, root: 'html' }
      if (end === -1) return start
      at = end
      continue
    }
    const name = readName(text, at)
    if (name !== null) return { ...start, root: name }
    return start.isXml || start.hasComment ? start : null
  }
}

/** Where a comment, an instruction or a document type ends; -1: nowhere; null: none begins here. */
function endOfProlog(text: string, at: number): number | null {
  if (text.startsWith('<!--', at)) return behind(text, '-->', at)
  if (text.startsWith('<?', at)) return behind(text, '?>', at)
  if (!/^<!doctype\b/i.test(text.slice(at, at + 10))) return null
  const end = text.indexOf('>', at)
  const subset = text.indexOf('[', at)
  return subset === -1 || subset > end ? behind(text, '>', at) : behind(text, ']>', at)
}

function behind(text: string, mark: string, at: number): number {
  const found = text.indexOf(mark, at)
  return found === -1 ? -1 : found + mark.length
}

function isHtmlDoctype(text: string, at: number): boolean {
  return /^<!doctype\s{1,50}html\b/i.test(text.slice(at, at + 80))
}

function readName(text: string, at: number): string | null {
  const [, name] = /^<([a-z][\w.:-]{0,60})/i.exec(text.slice(at, at + 64)) ?? []
  return name === undefined ? null : name.slice(name.indexOf(':') + 1).toLowerCase()
}

function skipBlanks(text: string, at: number): number {
  let next = at
  while (next < text.length && /[\s\ufeff]/.test(text.charAt(next))) next++
  return next
}
