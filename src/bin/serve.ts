#!/usr/bin/env node
/**
 * Starts the server: both apps, or one of them (`serve intake`, `serve staff`), so that they can run as two users. It can
 * neither make nor read a private key, and no import leads from here to code that can.
 */
import { SigiloError } from '../domain/errors.js'
import { readConfig } from './config.js'
import { report, run } from './run.js'
import { startIntake } from './start-intake.js'
import { startStaff } from './start-staff.js'

const APPS = ['intake', 'staff']

await run(async () => {
  const [only, ...more] = process.argv.slice(2)
  if ((only !== undefined && !APPS.includes(only)) || more.length > 0) {
    throw new SigiloError('invalid', 'serve takes intake or staff, or nothing for both')
  }
  const config = readConfig(process.env)
  const stops: (() => Promise<void>)[] = []
  let keyring: Parameters<typeof startStaff>[2] = null
  if (only !== 'staff') {
    const intake = await startIntake(config, report)
    keyring = () => intake.keyringFiles()
    stops.unshift(() => intake.stop())
    process.stdout.write(`sigilo: intake at ${intake.address} (${config.mode})\n`)
  }
  if (only !== 'intake') {
    const staff = await startStaff(config, report, keyring)
    stops.unshift(() => staff.stop())
    process.stdout.write(`sigilo: staff app at ${staff.address} (${config.mode})\n`)
  }
  const stop = async (): Promise<void> => {
    for (const each of stops) await each()
    process.exit(0)
  }
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void stop())
})
