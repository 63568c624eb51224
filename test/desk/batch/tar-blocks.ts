/** Blocks of tars put together by hand, well and badly. */
export interface TarBlockOptions {
  name: string
  type?: string
  content?: string | Uint8Array
  /** As it stands in its field, whatever the content is. */
  size?: string
}

/** The header of an entry, its content, and what fills its last block. */
export function tarBlock({ name, type = '0', content = '', size }: TarBlockOptions): Uint8Array[] {
  const bytes = Buffer.from(content)
  const header = Buffer.alloc(512)
  header.write(name, 0)
  header.write('0000600', 100)
  header.write(size ?? bytes.length.toString(8).padStart(11, '0'), 124, 'latin1')
  header.write('00000000000', 136)
  header.write(type, 156)
  header.write('ustar\x0000', 257)
  return [withChecksum(header), bytes, new Uint8Array((512 - (bytes.length % 512)) % 512)]
}

function withChecksum(header: Uint8Array): Buffer {
  const block = Buffer.from(header)
  block.fill(0x20, 148, 156)
  const sum = block.reduce((total, byte) => total + byte, 0)
  block.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148)
  return block
}
