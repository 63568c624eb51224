// @ts-check
/** A zip archive whose entries are stored as they are (APPNOTE 6.3): what a document of Word is at the least. */
import { crc32 } from '../../../dist/archive/clean/crc-32.js'

/** 1 January 2020, as DOS writes days. */
const DOS_DAY = ((2020 - 1980) << 9) | (1 << 5) | 1

/** @param {Record<string, string>} files @returns {Uint8Array} */
export function createStoredZip(files) {
  const locals = []
  const directory = []
  let offset = 0
  for (const [name, text] of Object.entries(files)) {
    const content = Buffer.from(text)
    const shared = Buffer.alloc(26)
    shared.writeUInt16LE(20, 0) // version that is needed
    shared.writeUInt16LE(DOS_DAY, 8)
    shared.writeUInt32LE(crc32(content), 10)
    shared.writeUInt32LE(content.length, 14)
    shared.writeUInt32LE(content.length, 18)
    shared.writeUInt16LE(name.length, 22)
    const local = Buffer.concat([
      Buffer.from('PK\x03\x04', 'latin1'),
      shared,
      Buffer.from(name),
      content,
    ])
    const tail = Buffer.alloc(14)
    tail.writeUInt32LE(offset, 10)
    directory.push(Buffer.from('PK\x01\x02\x14\0', 'latin1'), shared, tail, Buffer.from(name))
    locals.push(local)
    offset += local.length
  }
  const central = Buffer.concat(directory)
  const end = Buffer.alloc(22)
  end.write('PK\x05\x06', 'latin1')
  end.writeUInt16LE(locals.length, 8)
  end.writeUInt16LE(locals.length, 10)
  end.writeUInt32LE(central.length, 12)
  end.writeUInt32LE(offset, 16)
  return Buffer.concat([...locals, central, end])
}
