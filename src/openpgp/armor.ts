/** ASCII armor (RFC 9580, 6.2) around an envelope, for roads that carry text only. It has no headers and no line of ours. */
const LINE_CHARACTERS = 64
const BEGIN = '-----BEGIN PGP MESSAGE-----'
const END = '-----END PGP MESSAGE-----'

export function armorEnvelope(envelope: Uint8Array): string {
  let binary = ''
  for (const byte of envelope) binary += String.fromCharCode(byte)
  const lines = btoa(binary).match(new RegExp(`.{1,${String(LINE_CHARACTERS)}}`, 'g')) ?? []
  // RFC 9580 can do without the checksum; GnuPG 2.2 cannot.
  return [BEGIN, '', ...lines, `=${checksum(envelope)}`, END, ''].join('\n')
}

/** CRC-24 (RFC 9580, 6.1.1), in base64. */
function checksum(bytes: Uint8Array): string {
  let crc = 0xb704ce
  for (const byte of bytes) {
    crc ^= byte << 16
    for (let bit = 0; bit < 8; bit++) crc = crc & 0x800000 ? (crc << 1) ^ 0x864cfb : crc << 1
    crc &= 0xffffff
  }
  return btoa(String.fromCharCode(crc >> 16, (crc >> 8) & 0xff, crc & 0xff))
}

/**
 * The envelope in an armored text, which people may have quoted, indented or sent by a messenger: whatever stands before
 * and behind is passed over. Null when there is no whole armor in it, or its checksum says that it was changed.
 */
export function dearmorEnvelope(text: string): Uint8Array<ArrayBuffer> | null {
  const begin = text.indexOf(BEGIN)
  const end = text.indexOf(END, begin)
  if (begin === -1 || end === -1) return null
  const lines = text
    .slice(begin + BEGIN.length, end)
    .split('\n')
    .map((line) => line.trim().replace(/^[> ]*/, ''))
    // Headers, which other programs write.
    .filter((line) => !line.includes(':'))
  const sum = lines.find((line) => /^=[A-Za-z0-9+/]{4}$/.test(line))
  const base64 = lines.filter((line) => line !== sum).join('')
  if (!/^[A-Za-z0-9+/]+={0,2}$/.test(base64)) return null
  try {
    const envelope = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0))
    return sum === undefined || sum === `=${checksum(envelope)}` ? envelope : null
  } catch {
    return null
  }
}
