/**
 * A small file that travels in a tar. Its size is known before it is sent, since the header of its entry says it; its bytes
 * may be made while they are sent.
 */
export interface TarFile {
  name: string
  sizeBytes: number
  read: () => Iterable<Uint8Array>
}

export function wholeFile(name: string, bytes: Uint8Array): TarFile {
  return { name, sizeBytes: bytes.length, read: () => [bytes] }
}

/**
 * A list of any length, of which one line is held at a time: the lines are made twice, once for the size and once to be sent.
 * @param makeLines gives the same lines each time
 */
export function fileOfLines(name: string, makeLines: () => Iterable<string>): TarFile {
  let sizeBytes = 0
  for (const line of makeLines()) sizeBytes += Buffer.byteLength(line)
  return {
    name,
    sizeBytes,
    *read() {
      for (const line of makeLines()) yield Buffer.from(line)
    },
  }
}
