import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import type { Browser, Page, Route } from 'playwright-core'
import { launchBrowser } from '../helpers/browser.js'
import { openForm, readReceipt, send, sendButton } from '../helpers/form-page.js'
import { startSimpleIntake, type TestIntake } from '../helpers/running-intake.js'

const TIP = 'Nos quitaron el pasaporte al llegar. 🛂'

let browser: Browser
let intake: TestIntake
/** The body of every request that left the page. */
let sent: Buffer[]

beforeAll(async () => {
  browser = await launchBrowser()
  ;({ intake } = await startSimpleIntake())
}, 60_000)
beforeEach(() => {
  sent = []
})
afterAll(async () => {
  await browser.close()
})

async function open(prepare?: (page: Page) => Promise<unknown>): Promise<Page> {
  const { page } = await openForm(browser, intake.address, {
    prepare: async (fresh) => {
      await prepare?.(fresh)
      // Registered last, so asked first; only what is intercepted shows its body.
      await fresh.route('**/*', (route) => {
        const body = route.request().postDataBuffer()
        if (body) sent.push(body)
        return route.fallback()
      })
    },
  })
  return page
}

/** What the page says, that the text is still there, and that it can be sent after all once the fault is gone. */
async function expectFailure(
  page: Page,
  sentence: string,
  mend: () => Promise<unknown>,
): Promise<void> {
  const status = page.locator('.status.fault')
  await status.waitFor({ timeout: 20_000 })
  expect(await status.textContent()).toBe(sentence)
  expect(await page.locator('textarea').first().inputValue()).toBe(TIP)
  expect(await page.locator(sendButton).textContent()).toBe('Intentar de nuevo')
  await mend()
  await page.click(sendButton)
  expect(await readReceipt(page)).toMatch(/^[0-9A-Z-]{19}$/)
  expect(sent.length).toBeGreaterThan(0)
  for (const body of sent) expect(body.includes('pasaporte')).toBe(false)
  await page.context().close()
}

const HELD = {
  offline: 'No hay conexión o se cortó. No se ha enviado nada; lo que escribió sigue aquí.',
  timeout: 'La línea está demasiado lenta y no se pudo terminar. Lo que escribió sigue aquí.',
  refused: 'El sitio no aceptó el mensaje y no guardó nada. Lo que escribió sigue aquí.',
  server:
    'El sitio tiene un problema en este momento y no guardó nada. Lo que escribió sigue aquí.',
  closed:
    'En este momento no hay cómo recibir su mensaje de forma segura. No se ha enviado nada; lo que escribió sigue aquí.',
  receipt:
    'La respuesta no fue la que esperábamos y no podemos asegurarle que llegó. Pruebe otra vez: aunque llegue dos veces, solo cuenta una.',
  keys: 'No pudimos comprobar que las llaves sean las nuestras, así que no se envió nada. Lo que escribió sigue aquí. Puede que alguien esté metiéndose en la conexión: si puede, pruebe desde otra red.',
}

describe('when sending fails, the text stays and the page says why', () => {
  it.each([
    [400, HELD.refused],
    [404, HELD.refused],
    [408, HELD.timeout],
    [413, HELD.refused],
    [500, HELD.server],
    [502, HELD.server],
    [503, HELD.closed],
    [507, HELD.server],
    [200, HELD.refused],
  ])(
    'status %i',
    async (status, sentence) => {
      const page = await open((fresh) =>
        fresh.route('**/envelopes', (route) => route.fulfill({ status, body: '' })),
      )
      await send(page, TIP)
      await expectFailure(page, sentence, () => page.unroute('**/envelopes'))
    },
    40_000,
  )

  it('no network', async () => {
    const page = await open()
    await page.waitForLoadState('networkidle')
    await page.context().setOffline(true)
    await send(page, TIP)
    await expectFailure(page, HELD.offline, () => page.context().setOffline(false))
  }, 40_000)

  it('no network before the keys came', async () => {
    const page = await open((fresh) => fresh.route('**/keyring.json', (route) => route.abort()))
    await send(page, TIP)
    await expectFailure(page, HELD.offline, () => page.unroute('**/keyring.json'))
  }, 40_000)

  it('a server that never answers', async () => {
    const page = await open(async (fresh) => {
      await fresh.clock.install()
      await fresh.route('**/envelopes', () => undefined)
    })
    await page.waitForLoadState('networkidle')
    const asked = page.waitForRequest('**/envelopes')
    await send(page, TIP)
    await asked
    await page.clock.fastForward(80_000)
    await expectFailure(page, HELD.timeout, async () => {
      await page.unroute('**/envelopes')
    })
  }, 40_000)

  it('a receipt that is not the one that the page worked out', async () => {
    const page = await open((fresh) =>
      fresh.route('**/envelopes', async (route) => {
        const response = await route.fetch()
        const headers = { ...response.headers(), 'sigilo-receipt': '0000-0000-0000-0000' }
        await route.fulfill({ response, headers })
      }),
    )
    await send(page, TIP)
    await expectFailure(page, HELD.receipt, () => page.unroute('**/envelopes'))
    // Both tries carried the same envelope, so it counts once.
    expect(sent).toHaveLength(2)
    expect(sent[0]?.equals(sent[1] ?? Buffer.alloc(0))).toBe(true)
  }, 40_000)

  it('the sealing script does not arrive at first', async () => {
    const page = await open((fresh) => fresh.route('**/seal.js', (route) => route.abort()))
    await send(page, TIP)
    await expectFailure(page, HELD.offline, () => page.unroute('**/seal.js'))
  }, 40_000)

  it('the sealing script is changed on the way by one byte', async () => {
    const page = await open((fresh) => fresh.route('**/seal.js', flipByte))
    await send(page, TIP)
    await expectFailure(page, HELD.offline, () => page.unroute('**/seal.js'))
  }, 60_000)
})

describe('when the keys do not hold', () => {
  it.each([
    ['a key', (text: string) => swap(text, /("keys":\{[^}]*":")(.)/)],
    ['an entry', (text: string) => text.replace('"activate"', '"retire"')],
    ['a signature', (text: string) => swap(text, /(?<=activate.*"signature":")(.{40})(.)/)],
    ['everything', () => '{}'],
    ['its end', (text: string) => text.slice(0, -20)],
  ])(
    'because %s was changed on the way, there is nowhere to type',
    async (_name, change) => {
      const { page } = await openForm(browser, intake.address, {
        waitFor: '[role=alert]',
        prepare: (fresh) => fresh.route('**/keyring.json', (route) => alter(route, change)),
      })
      const alert = page.locator('[role=alert]')
      await alert.waitFor({ timeout: 20_000 })
      expect(await alert.textContent()).toBe(HELD.keys)
      expect(await page.locator('textarea, input, select').count()).toBe(0)
      await page.context().close()
    },
    40_000,
  )

  it('and somebody was quicker, the text stays and nothing is sent', async () => {
    const page = await open((fresh) =>
      fresh.route('**/keyring.json', async (route) => {
        await new Promise((resolve) => setTimeout(resolve, 1500))
        await alter(route, () => '{}')
      }),
    )
    await send(page, TIP)
    await expectFailure(page, HELD.keys, () => page.unroute('**/keyring.json'))
  }, 40_000)

  it('and there is no keyring, the page says so before a word is typed', async () => {
    const { page } = await openForm(browser, intake.address, {
      waitFor: '[role=alert]',
      prepare: (fresh) => fresh.route('**/keyring.json', (route) => route.fulfill({ status: 503 })),
    })
    await page.locator('[role=alert]').waitFor()
    expect(await page.locator('textarea').count()).toBe(0)
    await page.context().close()
  }, 40_000)
})

describe('the page goes on by itself', () => {
  it('when the server is flooded: it waits as long as it is told', async () => {
    let refusals = 0
    const page = await open((fresh) =>
      fresh.route('**/envelopes', (route) =>
        refusals++ < 2
          ? route.fulfill({ status: 429, headers: { 'Retry-After': '1' } })
          : route.continue(),
      ),
    )
    await send(page, TIP)
    await page.getByText('se enviará solo en unos 1 s').waitFor()
    expect(await readReceipt(page)).not.toBe('')
    expect(refusals).toBe(3)
    await page.context().close()
  }, 40_000)

  it('when the keys have changed: it fetches them and seals again', async () => {
    let refusals = 0
    const page = await open((fresh) =>
      fresh.route('**/envelopes', (route) =>
        refusals++ === 0 ? route.fulfill({ status: 409 }) : route.continue(),
      ),
    )
    await page.waitForLoadState('networkidle')
    const fetched = page.waitForRequest('**/keyring.json')
    await send(page, TIP)
    await fetched
    expect(await readReceipt(page)).not.toBe('')
    expect(sent[0]?.equals(sent[1] ?? Buffer.alloc(0))).toBe(false)
    await page.context().close()
  }, 40_000)

  it.each(['2005-01-01', '2040-01-01'])(
    'when the clock of the phone says %s',
    async (day) => {
      const page = await open((fresh) => fresh.clock.setFixedTime(new Date(day)))
      await send(page, TIP)
      expect(await readReceipt(page)).not.toBe('')
      await page.context().close()
    },
    40_000,
  )
})

function flipByte(route: Route): Promise<void> {
  return alter(route, (text) => text.replace('left out', 'left 0ut'))
}

async function alter(route: Route, change: (text: string) => string): Promise<void> {
  const response = await route.fetch()
  await route.fulfill({ response, body: change(await response.text()) })
}

/** Another symbol of base64 in the place of the one found. */
function swap(text: string, pattern: RegExp): string {
  return text.replace(
    pattern,
    (_all, before: string, symbol: string) => before + (symbol === 'A' ? 'B' : 'A'),
  )
}
