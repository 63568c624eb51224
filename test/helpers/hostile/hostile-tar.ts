/** Tar archives put together by hand, well and badly (POSIX.1-1988, "ustar"; GNU and pax where they differ). */
import { bytes } from '../packets.js'

export interface TarEntry {
  name: string
  content?: Uint8Array | string
  /** '0' is a file, '1' a hard link, '2' a symbolic one, '3' and '4' devices, '5' a directory, '6' a pipe. */
  type?: string
  /** The octets of the field; else the length of the content. */
  size?: Uint8Array | string
  link?: string
  prefix?: string
  magic?: string
  isDamaged?: boolean
}

const BLOCK_BYTES = 512

export function makeTarEntry({ content = '', ...entry }: TarEntry): Uint8Array {
  const body = bytes(content)
  const header = Buffer.alloc(BLOCK_BYTES)
  const put = (at: number, field: string | Uint8Array): void => {
    header.set(bytes(field), at)
  }
  put(0, entry.name)
  put(100, '0000600\0' + '0000000\0'.repeat(2))
  put(124, entry.size ?? body.length.toString(8).padStart(11, '0'))
  put(136, '00000000000\0')
  put(156, entry.type ?? (entry.name.endsWith('/') ? '5' : '0'))
  put(157, entry.link ?? '')
  put(257, entry.magic ?? 'ustar\0' + '00')
  put(345, entry.prefix ?? '')
  put(148, ' '.repeat(8))
  const sum = header.reduce((total, octet) => total + octet, entry.isDamaged ? 1 : 0)
  put(148, `${sum.toString(8).padStart(6, '0')}\0 `)
  const fill = (BLOCK_BYTES - (body.length % BLOCK_BYTES)) % BLOCK_BYTES
  return bytes(header, body, new Uint8Array(fill))
}

export const TAR_END = new Uint8Array(2 * BLOCK_BYTES)

export function makeTar(entries: TarEntry[], end: Uint8Array = TAR_END): Uint8Array {
  return bytes(...entries.map(makeTarEntry), end)
}
