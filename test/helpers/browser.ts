/** A real browser: Debian's Chromium, Chrome, or the one inside the npm package `@sparticuz/chromium`. Never none. */
import { existsSync } from 'node:fs'
import sparticuz from '@sparticuz/chromium'
import { chromium, firefox, type Browser } from 'playwright-core'

const PLACES = [
  ...['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome-stable'],
  ...['/usr/bin/google-chrome', '/opt/google/chrome/chrome'],
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
]

const QUIET = [
  ...['--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking'],
  ...['--disable-component-update', '--disable-sync'],
]

export async function launchBrowser(more: string[] = [], downloads?: string): Promise<Browser> {
  const found = PLACES.find((path) => existsSync(path))
  // Without a kernel sandbox for root, as in most containers; only our own pages are shown.
  const args = [...QUIET, ...more, '--no-sandbox', ...(found ? [] : sparticuz.args)]
  return chromium.launch({
    executablePath: found ?? (await sparticuz.executablePath()),
    args,
    ...(downloads === undefined ? {} : { downloadsPath: downloads }),
    // Back and Forward are to behave as they do for people.
    ignoreDefaultArgs: ['--disable-back-forward-cache'],
  })
}

const FIREFOX = ['/usr/bin/firefox-esr', '/usr/bin/firefox'].find((path) => existsSync(path))

/** The browsers in which is tried what sources do. Without Debian's Firefox ESR it is said aloud; CI installs it. */
export const BROWSERS: [name: string, launch: (downloads?: string) => Promise<Browser>][] = [
  ['Chromium', (downloads) => launchBrowser([], downloads)],
  ...findFirefox(),
]

function findFirefox(): typeof BROWSERS {
  const install = 'apt-get install -y firefox-esr'
  if (FIREFOX) {
    // Driven by WebDriver BiDi, as it is.
    const options = { channel: 'moz-firefox', executablePath: FIREFOX }
    const put = (downloads?: string) =>
      downloads === undefined ? {} : { downloadsPath: downloads }
    return [['Firefox', (downloads) => firefox.launch({ ...options, ...put(downloads) })]]
  }
  if (process.env['CI']) throw new Error(`Firefox is not installed: ${install}`)
  process.stderr.write(`\nFirefox is missing, so its tests are left out: ${install}\n`)
  return []
}
