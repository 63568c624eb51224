/** The work of who sits at the desk as one piece, to be kept sealed while it is locked: the case, and notes that are half-written. */
import { readCase, writeCase } from '../../desk/case/read-case.js'
import type { Receipt } from '../../domain/receipt.js'
import type { Desk, NoteDraft } from './desk-state.js'

interface Work {
  theCase: string
  drafts: [Receipt, NoteDraft][]
}

export function writeWork({ book, drafts }: Desk): Uint8Array<ArrayBuffer> {
  const work: Work = { theCase: writeCase(book.current()), drafts: [...drafts] }
  return new TextEncoder().encode(JSON.stringify(work))
}

/** @param bytes as they were written here, in this page: nobody else has had them */
export function readWork(desk: Desk, bytes: Uint8Array): void {
  const { theCase, drafts } = JSON.parse(new TextDecoder().decode(bytes)) as Work
  desk.book.merge(readCase(theCase))
  desk.drafts = new Map(drafts)
}
