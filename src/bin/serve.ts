#!/usr/bin/env node
/** Starts the public server. It can neither make nor read a private key, and no import leads from here to code that can. */
import { readConfig } from './config.js'
import { report, run } from './run.js'
import { startIntake } from './start-intake.js'

await run(async () => {
  const config = readConfig(process.env)
  const intake = await startIntake(config, report)
  process.stdout.write(`sigilo: intake at ${intake.address} (${config.mode})\n`)
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => void intake.stop().then(() => process.exit(0)))
  }
})
