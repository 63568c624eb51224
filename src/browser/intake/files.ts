/** The third script of the page; see `files-part.ts`. */
import { sha1 } from '@noble/hashes/legacy.js'
import { createFileList } from './file-list.js'
import type { FilesPart } from './files-part.js'
import { forgetUpload, sendLarge } from './send-large.js'
import { createProgress } from './sending-progress.js'

const filesPart: FilesPart = {
  createList: createFileList,
  createSha1: () => sha1.create(),
  createProgress,
  forgetUpload,
  sendLarge,
}

window.sigiloFiles = filesPart
