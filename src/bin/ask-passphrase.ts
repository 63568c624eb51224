/** Asks for a passphrase on the terminal without showing it. Never a flag: flags stay in histories and process lists. */
import { SigiloError } from '../domain/errors.js'

export function askPassphrase(question: string): Promise<string> {
  const { stdin, stderr } = process
  if (!stdin.isTTY) {
    throw new SigiloError('invalid', 'there is no terminal to ask for the passphrase', {
      hint: 'give a file that holds it, with --passphrase-file FILE',
    })
  }
  stderr.write(question)
  stdin.setRawMode(true)
  stdin.setEncoding('utf8')
  stdin.resume()
  return new Promise((resolve, reject) => {
    let typed = ''
    const onData = (text: string): void => {
      for (const character of text) {
        if (character === '\r' || character === '\n' || character === '\u0004') {
          finish()
          resolve(typed)
          return
        }
        if (character === '\u0003') {
          finish()
          reject(new SigiloError('invalid', 'given up'))
          return
        }
        const isErase = character === '\u007f' || character === '\b'
        typed = isErase ? typed.replace(/.$/su, '') : typed + character
      }
    }
    const finish = (): void => {
      stdin.off('data', onData)
      stdin.setRawMode(false)
      stdin.pause()
      stderr.write('\n')
    }
    stdin.on('data', onData)
  })
}
