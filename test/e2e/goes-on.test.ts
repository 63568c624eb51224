import { describe, expect, it } from '@jest/globals'
import type { Page } from 'playwright-core'
import { TIP, openWatched, type WatchedForm } from '../helpers/failing-form.js'
import { readReceipt, send } from '../helpers/form-page.js'
import { setUpForm } from '../helpers/set-up-form.js'

const parts = setUpForm()

const open = (prepare?: (page: Page) => Promise<unknown>): Promise<WatchedForm> =>
  openWatched(parts.browser, parts.intake.address, prepare)

describe('the page goes on by itself', () => {
  it('when the server is flooded: it waits as long as it is told', async () => {
    let refusals = 0
    const form = await open((fresh) =>
      fresh.route('**/envelopes', (route) =>
        refusals++ < 2
          ? route.fulfill({ status: 429, headers: { 'Retry-After': '1' } })
          : route.continue(),
      ),
    )
    await send(form.page, TIP)
    await form.page.getByText('se enviará solo en unos 1 s').waitFor()
    expect(await readReceipt(form.page)).not.toBe('')
    expect(refusals).toBe(3)
    await form.page.context().close()
  }, 40_000)

  it('when the keys have changed: it fetches them and seals again', async () => {
    let refusals = 0
    const form = await open((fresh) =>
      fresh.route('**/envelopes', (route) =>
        refusals++ === 0 ? route.fulfill({ status: 409 }) : route.continue(),
      ),
    )
    await form.page.waitForLoadState('networkidle')
    const fetched = form.page.waitForRequest('**/keyring.json')
    await send(form.page, TIP)
    await fetched
    expect(await readReceipt(form.page)).not.toBe('')
    expect(form.sent[0]?.equals(form.sent[1] ?? Buffer.alloc(0))).toBe(false)
    await form.page.context().close()
  }, 40_000)

  it.each(['2005-01-01', '2040-01-01'])(
    'when the clock of the phone says %s',
    async (day) => {
      const form = await open((fresh) => fresh.clock.setFixedTime(new Date(day)))
      await send(form.page, TIP)
      expect(await readReceipt(form.page)).not.toBe('')
      await form.page.context().close()
    },
    40_000,
  )
})
