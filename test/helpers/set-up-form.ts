/** A browser, and a simple intake whose form it opens, for the length of a test file. */
import { afterAll, beforeAll } from '@jest/globals'
import type { Browser } from 'playwright-core'
import { launchBrowser } from './browser.js'
import type { TestKey } from './keys.js'
import { startSimpleIntake, type TestIntake } from './running-intake.js'

export interface FormParts {
  browser: Browser
  intake: TestIntake
  key: TestKey
}

/** The parts are there once the first test runs. */
export function setUpForm(browserFlags: string[] = []): FormParts {
  const parts = {} as FormParts
  beforeAll(async () => {
    parts.browser = await launchBrowser(browserFlags)
    Object.assign(parts, await startSimpleIntake())
  }, 60_000)
  afterAll(async () => {
    await parts.browser.close()
  })
  return parts
}
