/** The lengths of frames of MP3 (ISO/IEC 11172-3 and 13818-3, 2.4.2.3) and of AAC in ADTS (ISO/IEC 14496-3, 1.A.2). */

/** As many bytes tell how long a frame is. */
export const FRAME_HEADER_BYTES = 6

/** In kbit/s, by the four bits of the header: of version 1, and of 2 and 2.5. 0 is a rate that is not said; none has 15. */
const BIT_RATES = [0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320]
const LOW_BIT_RATES = [0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160]
const SAMPLE_RATES = [44_100, 48_000, 32_000]
const VERSION_1 = 3
/** What the sampling rate is divided by, by the two bits of the version. */
const DIVISORS = [4, 0, 2, 1]

/** The length of the frame with this header, or null when it is none. */
export function readFrameBytes(header: Uint8Array): number | null {
  if (isAdts(header)) {
    const [, , , fourth = 0, fifth = 0, sixth = 0] = header
    const lengthBytes = ((fourth & 3) << 11) | (fifth << 3) | (sixth >> 5)
    return header.length >= FRAME_HEADER_BYTES && lengthBytes >= 7 ? lengthBytes : null
  }
  const [sync = 0, second = 0, third = 0] = header
  // Eleven bits, two of the version, and layer III. Layers I and II are found nowhere any more.
  if (sync !== 0xff || second < 0xe0 || (second & 0x06) !== 0x02 || header.length < 4) return null
  const version = (second >> 3) & 3
  const kilobits = (version === VERSION_1 ? BIT_RATES : LOW_BIT_RATES)[third >> 4] ?? 0
  const divisor = DIVISORS[version]!
  const sampleRate = (SAMPLE_RATES[(third >> 2) & 3] ?? 0) / divisor
  if (kilobits === 0 || divisor === 0 || sampleRate === 0) return null
  const samplesBy8 = version === VERSION_1 ? 144 : 72
  return Math.floor((samplesBy8 * 1000 * kilobits) / sampleRate) + ((third >> 1) & 1)
}

/** Twelve bits, one of the version, and layer 0. */
export function isAdts([sync = 0, second = 0]: Uint8Array): boolean {
  return sync === 0xff && (second & 0xf6) === 0xf0
}
