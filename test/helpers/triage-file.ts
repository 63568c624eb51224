/** A triage file as the desk makes it, by the format alone (docs/triage.md). */
import { createMessage, sign } from 'openpgp'
import { dayOf } from '../../src/domain/day.js'
import type { TestKey } from './keys.js'

export async function makeTriageFile({ privateKey }: TestKey, entries: object[]): Promise<string> {
  const made = dayOf(Date.now())
  const signed = JSON.stringify({ format: 'sigilo triage', version: 1, made, entries })
  const signature = await sign({
    message: await createMessage({ binary: Buffer.from(signed) }),
    ...{ signingKeys: privateKey, detached: true },
  })
  return JSON.stringify({ version: 1, signed, signature })
}
