import { describe, expect, it } from '@jest/globals'
import type { Page } from 'playwright-core'
import {
  TIP,
  alter,
  expectFailure,
  openWatched,
  type WatchedForm,
} from '../helpers/failing-form.js'
import { send } from '../helpers/form-page.js'
import { setUpForm } from '../helpers/set-up-form.js'

const parts = setUpForm()

const open = (prepare?: (page: Page) => Promise<unknown>): Promise<WatchedForm> =>
  openWatched(parts.browser, parts.intake.address, prepare)

describe('when sending fails, the text stays and the page says why', () => {
  it.each([
    [400, 'failedRefused'],
    [404, 'failedRefused'],
    [408, 'failedTimeout'],
    [413, 'failedRefused'],
    [500, 'failedServer'],
    [502, 'failedServer'],
    [503, 'failedClosed'],
    [507, 'failedNoRoom'],
    [200, 'failedRefused'],
  ])(
    'status %i',
    async (status, text) => {
      const form = await open((fresh) =>
        fresh.route('**/envelopes', (route) => route.fulfill({ status, body: '' })),
      )
      await send(form.page, TIP)
      await expectFailure(form, text, () => form.page.unroute('**/envelopes'))
    },
    40_000,
  )

  it('no network', async () => {
    const form = await open()
    await form.page.waitForLoadState('networkidle')
    await form.page.context().setOffline(true)
    await send(form.page, TIP)
    await expectFailure(form, 'failedLine', () => form.page.context().setOffline(false))
  }, 40_000)

  it('no network before the keys came', async () => {
    const form = await open((fresh) => fresh.route('**/keyring.json', (route) => route.abort()))
    await send(form.page, TIP)
    await expectFailure(form, 'failedOffline', () => form.page.unroute('**/keyring.json'))
  }, 40_000)

  it('a server that never answers', async () => {
    const form = await open(async (fresh) => {
      await fresh.clock.install()
      await fresh.route('**/envelopes', () => undefined)
    })
    await form.page.waitForLoadState('networkidle')
    const asked = form.page.waitForRequest('**/envelopes')
    await send(form.page, TIP)
    await asked
    await form.page.clock.fastForward(80_000)
    await expectFailure(form, 'failedTimeout', async () => {
      await form.page.unroute('**/envelopes')
    })
  }, 40_000)

  it('a receipt that is not the one that the page worked out', async () => {
    const form = await open((fresh) =>
      fresh.route('**/envelopes', async (route) => {
        const response = await route.fetch()
        const headers = { ...response.headers(), 'sigilo-receipt': '0000-0000-0000-0000' }
        await route.fulfill({ response, headers })
      }),
    )
    await send(form.page, TIP)
    await expectFailure(form, 'failedReceipt', () => form.page.unroute('**/envelopes'))
    // Both tries carried the same envelope, so it counts once.
    expect(form.sent).toHaveLength(2)
    expect(form.sent[0]?.equals(form.sent[1] ?? Buffer.alloc(0))).toBe(true)
  }, 40_000)

  it('the sealing script does not arrive at first', async () => {
    const form = await open((fresh) => fresh.route('**/seal.js', (route) => route.abort()))
    await send(form.page, TIP)
    await expectFailure(form, 'failedOffline', () => form.page.unroute('**/seal.js'))
  }, 40_000)

  it('the sealing script is changed on the way by one byte', async () => {
    const form = await open((fresh) =>
      fresh.route('**/seal.js', (route) =>
        alter(route, (script) => script.replace('left out', 'left 0ut')),
      ),
    )
    await send(form.page, TIP)
    await expectFailure(form, 'failedOffline', () => form.page.unroute('**/seal.js'))
  }, 60_000)
})
