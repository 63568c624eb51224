import { describe, expect, it } from '@jest/globals'
import { previewText } from '../../../src/desk/files/text-preview.js'
import { bytes } from '../../helpers/packets.js'
import { watchForRunaway } from '../../helpers/run-away.js'

const show = (text: string): string => previewText(bytes(text), true).text
const utf16 = (text: string): Buffer => Buffer.from(`\ufeff${text}`, 'utf16le')

describe('the preview of a text', () => {
  it.each([
    ['plain text', 'Señor:\n\tgracias. ñandú, 你好\n', 'Señor:\n\tgracias. ñandú, 你好\n'],
    ['its mark of UTF-8', '\ufeffhola', 'hola'],
    ['other ends of lines', 'a\r\nb\rc', 'a\nb\nc'],
    ['sequences for a terminal', '\x1b[2J\x07\x9b31m\0', '\ufffd[2J\ufffd\ufffd31m\ufffd'],
    ['a direction that is turned round', 'pagó \u202e001\u202c', 'pagó ⟨U+202E⟩001⟨U+202C⟩'],
    [
      'isolates and other marks of direction',
      '\u2066a\u2069\u200f\u061c',
      '⟨U+2066⟩a⟨U+2069⟩⟨U+200F⟩⟨U+061C⟩',
    ],
    [
      'letters without width',
      'a\u200bb\u2060c\ufeffd\u00ade',
      'a⟨U+200B⟩b⟨U+2060⟩c⟨U+FEFF⟩d⟨U+00AD⟩e',
    ],
    ['letters that only machines read', 'a\u{e0041}', 'a⟨U+E0041⟩'],
    ['separators that no keyboard has', 'a\u2028b\u2029', 'a⟨U+2028⟩b⟨U+2029⟩'],
    ['families and colours of skin', '👨‍👩‍👧 👩🏽‍⚕️ ❤️‍🔥', '👨‍👩‍👧 👩🏽‍⚕️ ❤️‍🔥'],
    ['a joiner that joins no emoji', 'a\u200db 👩\u200da', 'a⟨U+200D⟩b 👩⟨U+200D⟩a'],
    ['markup, which stays text', '<script>alert(1)</script>', '<script>alert(1)</script>'],
  ])('shows %s', (_what, text, due) => {
    expect(show(text)).toBe(due)
  })

  it('reads UTF-16 either way', () => {
    expect(previewText(utf16('año'), true).text).toBe('año')
    expect(previewText(utf16('año').swap16(), true).text).toBe('año')
    expect(previewText(bytes([0xff, 0xfe, 0x00, 0xd8, 0x41, 0x00]), true).text).toBe('\ufffdA')
  })

  it('says so when the file goes on, and shows no half of a character', () => {
    expect(previewText(bytes('a', [0xc3]), false)).toEqual({ text: 'a', isCut: true })
    expect(previewText(bytes('a', [0xc3]), true)).toEqual({ text: 'a\ufffd', isCut: false })
  })

  it.each([
    ['plain', 'aaaaaaa\n'.repeat(25_000), false],
    ['one character more', `${'aaaaaaa\n'.repeat(25_000)}a`, true],
    ['of characters with two halves', '🛂'.repeat(100_001), true],
    ['that grows when it is shown', '\u202e'.repeat(150_000), true],
    ['of a hundred megabytes', 'a\n'.repeat(50_000_000), true],
  ])('shows no more than 200,000 characters of a text that is %s', (_what, text, isCut) => {
    const hasRunAway = watchForRunaway()
    const shown = previewText(Buffer.from(text), true)
    expect(shown.text.length).toBeLessThanOrEqual(200_000)
    expect(shown.text).not.toMatch(/[\ud800-\udbff]$/)
    expect(shown.isCut).toBe(isCut)
    expect(hasRunAway()).toBe(false)
  })

  it('breaks lines that nothing could lay out, and loses nothing of them', () => {
    const text = `corta\n${'🛂x'.repeat(12_000)}\n\nfin`
    const shown = previewText(bytes(text), true)
    expect(shown.isCut).toBe(false)
    expect(Math.max(...shown.text.split('\n').map((line) => Array.from(line).length))).toBe(10_000)
    expect(shown.text.replaceAll('\n', '')).toBe(text.replaceAll('\n', ''))
  })
})
