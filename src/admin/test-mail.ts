/** `sigilo mail test`: sends one mail to each address, in the form of the daily one, and says what became of it. */
import { SigiloError } from '../domain/errors.js'
import type { MailOutcome } from '../domain/outbox.js'

export interface TestMailDeps<Address extends string> {
  /** The addresses of the settings. */
  to: readonly Address[]
  send: (address: Address) => Promise<MailOutcome>
  say: (line: string) => void
}

/**
 * @param only null: all of them
 * @returns whether every mail was taken
 */
export async function testMail<Address extends string>(
  { to, send, say }: TestMailDeps<Address>,
  only: string | null,
): Promise<boolean> {
  const chosen = to.filter((each) => only === null || each.toLowerCase() === only.toLowerCase())
  if (chosen.length === 0) {
    throw new SigiloError('invalid', 'this is not an address of SIGILO_MAIL_TO', {
      hint: 'sigilo mail test, without an address, sends to all of them',
    })
  }
  let isWell = true
  for (const address of chosen) {
    const outcome = await send(address)
    say(`${address}: ${describeOutcome(outcome)}`)
    isWell &&= outcome.state === 'sent'
  }
  return isWell
}

function describeOutcome(outcome: MailOutcome): string {
  if (outcome.state === 'sent') return 'taken'
  if (outcome.state === 'unknown') {
    return `the line broke before the answer, so it may have been taken (${outcome.fault})`
  }
  return `not taken: ${explain(outcome.fault)} (${outcome.fault})`
}

const EXPLANATIONS: [RegExp, string][] = [
  [
    /CERT|TLS|SSL|SELF_SIGNED|SIGNATURE/,
    'no TLS with a certificate that holds, so nothing was sent',
  ],
  [/^(EAUTH|ENOAUTH|53\d)$/, 'the mail server does not accept the user or the password'],
  [/^4\d\d$/, 'the mail server wants it later; this is common for a first mail'],
  [/^5\d\d$/, 'the mail server refuses it'],
  [/^(EDNS|ENOTFOUND|EAI_AGAIN)$/, 'the name of the mail server is not known'],
  [/^E(CONN|TIMEDOUT|HOST|NET|SOCKET|PIPE)/, 'the mail server cannot be reached'],
]

function explain(fault: string): string {
  return EXPLANATIONS.find(([pattern]) => pattern.test(fault))?.[1] ?? 'something else went wrong'
}
