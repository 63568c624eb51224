/** A page of the form as a person has it: opens, writes, sends, reads what it says. */
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'

export interface FormPage {
  page: Page
  /** Whatever the browser complained of: violations of the policy, errors of scripts, failed loads. */
  complaints: string[]
  /** Whatever a script of the page wrote to the console. */
  said: string[]
}

/** Waits until the first field can be typed into, or for what is given. */
export async function openForm(
  browser: Browser,
  address: string,
  options: BrowserContextOptions & {
    language?: string
    waitFor?: string
    prepare?: (page: Page) => Promise<unknown>
  } = {},
): Promise<FormPage> {
  const { language = 'es', waitFor = 'textarea', prepare, ...contextOptions } = options
  const context = await browser.newContext({
    viewport: { width: 360, height: 740 },
    ...contextOptions,
  })
  const page = await context.newPage()
  const complaints: string[] = []
  const said: string[] = []
  page.on('console', (message) => {
    if (message.type() === 'log') said.push(message.text())
    if (['error', 'warning'].includes(message.type())) complaints.push(message.text())
  })
  page.on('pageerror', (error) => complaints.push(error.message))
  await prepare?.(page)
  await page.goto(`${address}/${language}/`, { waitUntil: 'commit' })
  await page.waitForSelector(waitFor)
  return { page, complaints, said }
}

export const sendButton = '#form > button'

export async function send(page: Page, text: string): Promise<void> {
  await page.locator('textarea').first().fill(text)
  await page.click(sendButton)
}

/** The receipt, when it is shown. */
export async function readReceipt(page: Page): Promise<string> {
  return (await page.locator('output').textContent({ timeout: 20_000 })) ?? ''
}
