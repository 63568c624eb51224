// @ts-check
/** A voice note without words: a tone that rises and falls like somebody who talks. WAV of 8 kHz, with the name of its device. */

const RATE = 8000

/** @param {string} givenName @param {number} seconds @returns {import('./paper.js').Paper} */
export function voiceNote(givenName, seconds) {
  const samples = Buffer.alloc(RATE * seconds)
  let phase = 0
  for (let i = 0; i < samples.length; i++) {
    const time = i / RATE
    phase += (150 + 45 * Math.sin(time * 2.1) + 25 * Math.sin(time * 7.3)) / RATE
    const syllable = Math.max(0, Math.sin(time * 9)) * (Math.sin(time * 0.9) > -0.6 ? 1 : 0)
    const tone = Math.sin(2 * Math.PI * phase) + 0.5 * Math.sin(6 * Math.PI * phase)
    samples[i] = 128 + Math.round(55 * syllable * tone)
  }
  const format = Buffer.alloc(16)
  format.writeUInt16LE(1, 0) // PCM
  format.writeUInt16LE(1, 2) // mono
  format.writeUInt32LE(RATE, 4)
  format.writeUInt32LE(RATE, 8)
  format.writeUInt16LE(1, 12)
  format.writeUInt16LE(8, 14)
  const info = Buffer.concat([
    Buffer.from('INFO'),
    chunk('ISFT', Buffer.from('Voice Recorder 5\0\0')),
  ])
  const body = Buffer.concat([
    Buffer.from('WAVE'),
    chunk('fmt ', format),
    chunk('LIST', info),
    chunk('data', samples),
  ])
  return { givenName, bytes: chunk('RIFF', body) }
}

/** @param {string} name @param {Buffer} content of even length */
function chunk(name, content) {
  const length = Buffer.alloc(4)
  length.writeUInt32LE(content.length)
  return Buffer.concat([Buffer.from(name), length, content])
}
