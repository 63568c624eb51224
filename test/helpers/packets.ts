/** OpenPGP packets put together by hand, well and badly (RFC 9580, 4.2). */
export function bytes(...parts: (Uint8Array | number[] | string)[]): Uint8Array {
  return Buffer.concat(
    parts.map((part) => (typeof part === 'string' ? Buffer.from(part) : Buffer.from(part))),
  )
}

function newLength(length: number): number[] {
  if (length < 192) return [length]
  if (length < 8384) return [192 + ((length - 192) >> 8), (length - 192) & 255]
  return fiveOctets(length)
}

export function fiveOctets(length: number): number[] {
  return [255, length >>> 24, (length >>> 16) & 255, (length >>> 8) & 255, length & 255]
}

export function newPacket(tag: number, body: Uint8Array | string): Uint8Array {
  const content = bytes(body)
  return bytes([0xc0 | tag], newLength(content.length), content)
}

export function oldPacket(
  tag: number,
  body: Uint8Array,
  lengthType: 0 | 1 | 2 | 3 = 1,
): Uint8Array {
  const { length } = body
  const octets = [
    [length & 255],
    [length >> 8, length & 255],
    [length >>> 24, (length >>> 16) & 255, (length >>> 8) & 255, length & 255],
    [],
  ][lengthType]
  return bytes([0x80 | (tag << 2) | lengthType], octets ?? [], body)
}

export interface SplitPacket {
  tag: number
  body: Uint8Array
  whole: Uint8Array
}

/** Cuts a message with definite new-format lengths, as OpenPGP.js writes it, into its packets. */
export function splitPackets(message: Uint8Array): SplitPacket[] {
  const packets: SplitPacket[] = []
  for (let offset = 0; offset < message.length;) {
    const [first = 0, one = 0, two = 0, three = 0, four = 0, five = 0] = message.subarray(offset)
    const headerBytes = one < 192 ? 2 : one < 224 ? 3 : 6
    const length =
      one < 192
        ? one
        : one < 224
          ? ((one - 192) << 8) + two + 192
          : ((two << 24) | (three << 16) | (four << 8) | five) >>> 0
    const end = offset + headerBytes + length
    packets.push({
      tag: first & 0x3f,
      body: message.subarray(offset + headerBytes, end),
      whole: message.subarray(offset, end),
    })
    offset = end
  }
  return packets
}

/** The same SEIPD packet in partial lengths of 512, 1024, … octets. */
export function inPartials(tag: number, body: Uint8Array, exponents = [9, 10]): Uint8Array {
  const parts: Uint8Array[] = [bytes([0xc0 | tag])]
  let offset = 0
  for (const exponent of exponents) {
    parts.push(bytes([224 | exponent], body.subarray(offset, offset + 2 ** exponent)))
    offset += 2 ** exponent
  }
  parts.push(bytes(newLength(body.length - offset), body.subarray(offset)))
  return bytes(...parts)
}
