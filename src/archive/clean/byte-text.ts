/** The marks of file formats are ASCII text in the midst of bytes. */
const ASCII = new TextDecoder('latin1')

export function readText(bytes: Uint8Array, from: number, lengthBytes: number): string {
  return ASCII.decode(bytes.subarray(from, from + lengthBytes))
}

export function startsWithText(bytes: Uint8Array, text: string): boolean {
  return readText(bytes, 0, text.length) === text
}
