/** Whether a file is text from the first byte to the last: UTF-8, or UTF-16 with its mark, without control characters. */

export interface TextCheck {
  push(bytes: Uint8Array): void
  isTextYet(): boolean
  /** Once, at the end: a character may have been cut off. */
  finish(): boolean
}

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be'

/** Without a mark it is UTF-8, as for every browser that is asked to show text. */
export function encodingOf([first, second]: Uint8Array): Encoding {
  if (first === 0xff && second === 0xfe) return 'utf-16le'
  return first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8'
}

const CONTROL_CHARACTER = /(?![\n\r\t])\p{Cc}/u

export function createTextCheck(encoding: Encoding): TextCheck {
  const decoder = new TextDecoder(encoding, { fatal: true })
  let isText = true

  function check(decode: () => string): void {
    if (!isText) return
    try {
      isText = !CONTROL_CHARACTER.test(decode())
    } catch {
      isText = false
    }
  }

  return {
    push(bytes) {
      check(() => decoder.decode(bytes, { stream: true }))
    },
    isTextYet: () => isText,
    finish() {
      check(() => decoder.decode())
      return isText
    },
  }
}
