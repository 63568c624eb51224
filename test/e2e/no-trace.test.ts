import { describe, expect, it } from '@jest/globals'
import type { Page } from 'playwright-core'
import { openForm, readReceipt, send } from '../helpers/form-page.js'
import { startRecordingProxy } from '../helpers/recording-proxy.js'
import { disguisesOf } from '../helpers/search.js'
import { setUpForm } from '../helpers/set-up-form.js'

const TIP = 'el jefe de brigada nos quitó el pasaporte'
const SILENT = {
  autocomplete: 'off',
  spellcheck: 'false',
  autocorrect: 'off',
  autocapitalize: 'off',
  translate: 'no',
  writingsuggestions: 'false',
  'data-gramm': 'false',
  'data-lt-active': 'false',
}

const parts = setUpForm(['--host-resolver-rules=MAP sigilo.test 127.0.0.1'])

const elsewhere = (page: Page): Promise<unknown> => page.goto('about:blank')

describe('no field', () => {
  it('has a name or an id, and each tells the browser to keep nothing of it', async () => {
    const { page } = await openForm(parts.browser, parts.intake.address)
    const fields = await page
      .locator('input, textarea, select')
      .evaluateAll((elements) =>
        elements.map((element) =>
          Object.fromEntries([...element.attributes].map(({ name, value }) => [name, value])),
        ),
      )
    expect(fields.length).toBeGreaterThan(20)
    for (const field of fields) {
      expect(field).toMatchObject(SILENT)
      expect(Object.keys(field)).not.toContain('name')
      expect(Object.keys(field)).not.toContain('id')
    }
    expect(await page.locator('form').count()).toBe(0)
    await page.context().close()
  })

  it.each([
    [
      'scripts are off',
      { javaScriptEnabled: false },
      'Para escribir aquí, su navegador tiene que permitir JavaScript',
    ],
  ])('stands where %s, and the page says why', async (_name, options, sentence) => {
    const { page } = await openForm(parts.browser, parts.intake.address, {
      ...options,
      waitFor: 'main',
    })
    expect(await page.locator('input, textarea, select, form').count()).toBe(0)
    expect(await page.locator('noscript p, p.fault').first().textContent()).toContain(sentence)
    await page.context().close()
  })

  it('stands where the browser has no cryptography (plain http), and the page says why', async () => {
    const address = parts.intake.address.replace('127.0.0.1', 'sigilo.test')
    const { page } = await openForm(parts.browser, address, { waitFor: '[role=alert]' })
    expect(await page.evaluate(() => isSecureContext)).toBe(false)
    expect(await page.locator('input, textarea, select').count()).toBe(0)
    expect(await page.locator('[role=alert]').textContent()).toContain(
      'Este navegador no puede cerrar con llave',
    )
    await page.context().close()
  })

  it('stands where the first script was changed on the way', async () => {
    const { page } = await openForm(parts.browser, parts.intake.address, {
      waitFor: '#wait',
      prepare: (fresh) =>
        fresh.route('**/form.js', async (route) => {
          const response = await route.fetch()
          await route.fulfill({ response, body: `${await response.text()} ` })
        }),
    })
    await page.waitForLoadState('networkidle')
    expect(await page.locator('input, textarea, select').count()).toBe(0)
    await page.context().close()
  })
})

describe('what was written', () => {
  it('is in nothing that the browser sends, but for the envelope', async () => {
    const proxy = await startRecordingProxy(parts.intake.address)
    const { page } = await openForm(parts.browser, proxy.address)
    await send(page, TIP)
    await readReceipt(page)
    const up = proxy.up()
    expect(up.length).toBeGreaterThan(4096)
    for (const disguise of disguisesOf(TIP)) expect(up.includes(disguise)).toBe(false)
    const text = up.toString('latin1')
    expect(text).not.toMatch(/^(cookie|referer|upload-metadata):/im)
    expect(proxy.requests().filter((path) => path.includes('?'))).toEqual([])
    await page.context().close()
  })

  it.each([
    ['back', (page: Page) => page.goBack()],
    [
      'back and reload',
      async (page: Page) => {
        await page.goBack()
        await page.reload()
      },
    ],
    ['reload', (page: Page) => page.reload()],
  ])('is gone after %s', async (_name, come) => {
    const { page } = await openForm(parts.browser, parts.intake.address)
    await page.waitForLoadState('networkidle')
    await page.locator('textarea').first().fill(TIP)
    await elsewhere(page)
    await come(page)
    if (page.url() === 'about:blank') await page.goBack()
    await page.waitForSelector('textarea')
    expect(await page.locator('textarea').first().inputValue()).toBe('')
    await page.context().close()
  })

  it('is nowhere in what the browser stores, before and after sending', async () => {
    const { page } = await openForm(parts.browser, parts.intake.address)
    for (const step of ['written', 'sent']) {
      if (step === 'written') await page.locator('textarea').first().fill(TIP)
      else {
        await send(page, TIP)
        await readReceipt(page)
      }
      const stored = await page.evaluate(async () => ({
        cookies: document.cookie,
        local: localStorage.length,
        session: sessionStorage.length,
        databases: (await indexedDB.databases()).length,
        caches: (await caches.keys()).length,
        workers: (await navigator.serviceWorker.getRegistrations()).length,
        history: history.length,
        state: history.state as unknown,
        hash: location.hash + location.search,
        title: document.title,
      }))
      expect(stored).toEqual({
        ...{ cookies: '', local: 0, session: 0, databases: 0, caches: 0, workers: 0 },
        ...{ history: 2, state: null, hash: '', title: 'Contacto' },
      })
    }
    await page.context().close()
  })

  it('is never cut by the browser: what is too long is said, and nothing is sent', async () => {
    const { page } = await openForm(parts.browser, parts.intake.address)
    const long = 'x'.repeat(30_003)
    await page.locator('textarea').first().focus()
    await page.keyboard.insertText(long)
    await page.click('main button')
    await page.getByText('El texto es demasiado largo').waitFor()
    expect(await page.locator('textarea').first().inputValue()).toBe(long)
    expect(await page.locator('output').count()).toBe(0)
    await page.context().close()
  })

  it('is covered while the page is out of sight', async () => {
    const { page } = await openForm(parts.browser, parts.intake.address)
    await page.locator('textarea').first().fill(TIP)
    await page.evaluate(() => {
      Object.defineProperty(document, 'visibilityState', { value: 'hidden', configurable: true })
      document.dispatchEvent(new Event('visibilitychange'))
    })
    expect(await page.locator('textarea').first().isVisible()).toBe(false)
    await page.context().close()
  })

  it('is lost only at the second tap on another language', async () => {
    const { page } = await openForm(parts.browser, parts.intake.address)
    await page.locator('textarea').first().fill(TIP)
    await page.click('nav a[lang=pt]')
    await page.getByText('Si cambia de idioma se borra lo que escribió').waitFor()
    expect(await page.locator('textarea').first().inputValue()).toBe(TIP)
    await page.click('nav a[lang=pt]')
    await page.waitForURL('**/pt/')
    await page.context().close()
  })
})

describe('the button that leaves', () => {
  it('empties the page and puts another in its place in the history', async () => {
    const { page } = await openForm(parts.browser, parts.intake.address, {
      prepare: async (fresh) => {
        await fresh.route('https://www.wikipedia.org/', (route) =>
          route.fulfill({ body: '<title>elsewhere</title>', contentType: 'text/html' }),
        )
        await fresh.goto('about:blank')
      },
    })
    const before = await page.evaluate(() => history.length)
    await page.locator('textarea').first().fill(TIP)
    await page.click('header button')
    await page.waitForURL('https://www.wikipedia.org/')
    expect(await page.evaluate(() => history.length)).toBe(before)
    await page.goBack()
    expect(page.url()).toBe('about:blank')
    await page.context().close()
  })

  it('hides the page at once, and lets nothing more be sent, while the other page does not come', async () => {
    let posts = 0
    const { page, said } = await openForm(parts.browser, parts.intake.address, {
      prepare: async (fresh) => {
        await fresh.route('https://www.wikipedia.org/', async (route) => {
          await new Promise((resolve) => setTimeout(resolve, 4000))
          await route.fulfill({ body: '<title>elsewhere</title>', contentType: 'text/html' })
        })
        await fresh.route('**/envelopes', (route) => {
          posts++
          return route.fulfill({ status: 429, headers: { 'Retry-After': '1' } })
        })
        await fresh.addInitScript(() => {
          addEventListener(
            'click',
            (event) => {
              if (!(event.target as Element).closest('header')) return
              for (const ms of [50, 2500]) {
                setTimeout(() => {
                  console.log(`left:${document.title}${document.body.textContent}`)
                }, ms)
              }
            },
            true,
          )
        })
      },
    })
    await page.locator('textarea').first().fill(TIP)
    await page.keyboard.press('Tab')
    await page.locator('main button').press('Enter')
    await page.getByText('se enviará solo').waitFor()
    said.length = 0
    await page.click('header button', { noWaitAfter: true })
    await page.waitForURL('https://www.wikipedia.org/', { timeout: 20_000 })
    expect(said.filter((line) => line.startsWith('left:'))).toEqual(['left:\u200b', 'left:\u200b'])
    expect(posts).toBe(1)
    await page.context().close()
  })
})
