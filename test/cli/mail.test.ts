import { execFile } from 'node:child_process'
import { readFileSync, readdirSync, statSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { beforeAll, describe, expect, it } from '@jest/globals'
import { makeSimpleKeyring, makeTestKey, writeKeyringFolder } from '../helpers/keys.js'
import { sigilo, type Spoken } from '../helpers/processes.js'
import { bodyOf } from '../helpers/scheduled-mail.js'
import {
  makeCertificate,
  startMailServer,
  type Certificate,
  type TestMailServer,
} from '../helpers/smtp.js'
import { tempFolder } from '../helpers/temp-folder.js'

const PROGRAM = resolve(import.meta.dirname, '..', '..', 'dist', 'bin', 'sigilo.js')
const [ANNA, RITA] = ['anna@example.org', 'rita@example.org'] as const

const folder = tempFolder()
let certificate: Certificate
let server: TestMailServer

beforeAll(async () => {
  certificate = makeCertificate()
  server = await startMailServer(certificate)
  const key = await makeTestKey({ userIDs: [{ name: 'Anna', email: ANNA }] })
  writeKeyringFolder(join(folder, 'keys'), await makeSimpleKeyring(key))
})

const settings = (more: Record<string, string> = {}): Record<string, string> => ({
  SIGILO_MODE: 'production',
  SIGILO_DATA: join(folder, 'data'),
  SIGILO_KEYS: join(folder, 'keys'),
  SIGILO_SMTP_URL: server.url.replace('//', '//user:SECRETPASS@'),
  SIGILO_MAIL_FROM: 'avisos@example.org',
  SIGILO_MAIL_TO: `${ANNA},${RITA}`,
  NODE_EXTRA_CA_CERTS: certificate.certPath,
  ...more,
})

/** Not by `sigilo`, which would hold up the mail server of the test as well. */
function mailTest(args: string[], environment: Record<string, string>): Promise<Spoken> {
  return new Promise((resolve) => {
    const options = { env: { PATH: process.env['PATH'] ?? '', ...environment } }
    const child = execFile(
      process.execPath,
      [PROGRAM, 'mail', 'test', ...args],
      options,
      (_, stdout, stderr) => {
        resolve({ status: child.exitCode, stdout, stderr })
      },
    )
  })
}

describe('sigilo mail test', () => {
  it('sends one mail to each address, in the form of the daily one', async () => {
    const { status, stdout } = await mailTest([], settings())
    expect(stdout).toBe(`${ANNA}: taken\n${RITA}: taken\n`)
    expect(status).toBe(0)
    const [toAnna, toRita] = server.taken.splice(0)
    expect([toAnna?.to, toRita?.to]).toEqual([[ANNA], [RITA]])
    expect(bodyOf(toAnna!.bytes)).toContain('-----BEGIN PGP MESSAGE-----')
    expect(bodyOf(toRita!.bytes)).toMatch(/^Este es el aviso de siempre/)
    expect(bodyOf(toRita!.bytes)).not.toContain('PGP')
  })

  it('sends to the one that is named, and to nobody who is not in the settings', async () => {
    expect(await mailTest([RITA], settings())).toMatchObject({
      status: 0,
      stdout: `${RITA}: taken\n`,
    })
    const { status, stderr } = await mailTest(['evil@evil.example'], settings())
    expect(status).toBe(64)
    expect(stderr).toContain('this is not an address of SIGILO_MAIL_TO')
    expect(server.taken.splice(0).map(({ to }) => to)).toEqual([[RITA]])
  })

  it('says for each address what became of it, never what the server said', async () => {
    server.refuse = (address) => (address === ANNA ? 451 : null)
    const { status, stdout, stderr } = await mailTest([], settings())
    server.refuse = () => null
    expect(stdout).toBe(
      `${ANNA}: not taken: the mail server wants it later; this is common for a first mail (451)\n${RITA}: taken\n`,
    )
    expect(status).toBe(1)
    expect(stdout + stderr).not.toMatch(/SECRETWORD|SECRETPASS/)
    expect(server.taken.splice(0)).toHaveLength(1)
  })

  it('sends nothing by a line whose certificate does not hold, whatever else is set', async () => {
    // What people find on the web when a certificate does not hold.
    const careless = { NODE_EXTRA_CA_CERTS: '', NODE_TLS_REJECT_UNAUTHORIZED: '0' }
    const { status, stdout } = await mailTest([ANNA], settings(careless))
    expect(stdout).toContain('not taken: no TLS with a certificate that holds, so nothing was sent')
    expect(status).toBe(1)
    expect(server.taken).toEqual([])
  })

  it('says what to set when no mail is set up', () => {
    const { status, stderr } = sigilo(['mail', 'test'], {
      SIGILO_MODE: 'production',
      SIGILO_DATA: join(folder, 'data'),
    })
    expect(status).toBe(78)
    expect(stderr).toContain('sigilo: error: no mail is set up\nsigilo: hint: set SIGILO_SMTP_URL')
  })

  it('writes to files in a demonstration, which only their owner reads', () => {
    const { status, stdout } = sigilo(['mail', 'test'], {
      SIGILO_MODE: 'demo',
      SIGILO_DATA: join(folder, 'data'),
    })
    const mails = join(folder, 'data', 'demo', 'mail')
    expect(stdout).toContain(`this is a demonstration: mail is written to ${mails}`)
    expect(status).toBe(0)
    const [name = '', ...more] = readdirSync(mails)
    expect(more).toEqual([])
    expect(name).toMatch(/^\d{4}-\d\d-\d\dT\d\d-desk@demonstration\.invalid\.eml$/)
    expect(statSync(join(mails, name)).mode & 0o777).toBe(0o600)
    expect(readFileSync(join(mails, name), 'utf8')).toContain('Subject: Aviso habitual')
  })

  it.each([[[]], [['tset']], [['test', 'a@b.org', 'c@d.org']], [['test', '--all']]])(
    'asks which command is meant: %j',
    (args) => {
      expect(sigilo(['mail', ...args]).status).toBe(64)
    },
  )
})
