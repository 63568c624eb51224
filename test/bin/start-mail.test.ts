import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from '@jest/globals'
import { readConfig, type Config } from '../../src/bin/config.js'
import { startMail, type RunningMail } from '../../src/bin/start-mail.js'
import { openDatabase } from '../../src/server/store/open-database.js'
import { filesUnder } from '../helpers/search.js'
import { tempFolder } from '../helpers/temp-folder.js'

function start(settings: Record<string, string>): { mail: RunningMail; config: Config } {
  const folder = tempFolder()
  const config = readConfig({ SIGILO_DATA: folder, SIGILO_KEYS: join(folder, 'keys'), ...settings })
  const mail = startMail({
    config,
    database: openDatabase(config.databasePath),
    keyring: () => null,
    numbers: () => ({ waiting: 0, arrivedYesterday: 0 }),
    report: () => undefined,
  })
  return { mail, config }
}

describe('mail beside the server', () => {
  it('is written to files in a demonstration, and not again at the next start', async () => {
    const { mail, config } = start({ SIGILO_MODE: 'demo' })
    await mail.stop()
    expect(mail.health?.()).toMatchObject({ waiting: 0, fault: null })
    const folder = join(config.dataFolder, 'demo', 'mail')
    expect(readdirSync(folder)).toHaveLength(1)
    expect(readdirSync(folder)[0]).toMatch(/T06-desk@demonstration\.invalid\.eml$/)
  })

  it('is none in production without settings, and writes no file', async () => {
    const { mail, config } = start({ SIGILO_MODE: 'production' })
    expect(mail.health).toBeNull()
    await mail.stop()
    expect(filesUnder(config.dataFolder).filter((path) => path.endsWith('.eml'))).toEqual([])
  })

  it('is stopped within moments, also while nobody answers', async () => {
    const { mail } = start({
      SIGILO_MODE: 'production',
      SIGILO_SMTP_URL: 'smtps://127.0.0.1:1',
      SIGILO_MAIL_FROM: 'avisos@example.org',
      SIGILO_MAIL_TO: 'anna@example.org',
    })
    await mail.stop()
    expect(mail.health?.()).toEqual({ waiting: 1, lastSentDay: null, fault: 'ECONNREFUSED' })
  })

  it('does not start with an address that is more than one', () => {
    const mail = { smtpUrl: 'smtps://localhost', from: 'a@b.org', hour: 6, everyHours: 24 }
    const config = {
      ...readConfig({ SIGILO_MODE: 'production' }),
      mail: { ...mail, to: ['a@b.org\r\nBcc: c@d.org'] },
    }
    expect(() => startMail({ config } as never)).toThrow('is not one plain address')
  })
})
