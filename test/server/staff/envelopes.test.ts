import { spawnSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from '@jest/globals'
import { openHandled, storeText, type Handled } from '../../helpers/handled.js'
import {
  admit,
  get,
  post,
  startTestStaff,
  type TestPerson,
  type TestStaff,
} from '../../helpers/running-staff.js'
import { tempFolder } from '../../helpers/temp-folder.js'

let staff: TestStaff
let handled: Handled
let ana: TestPerson
let luis: TestPerson

beforeAll(async () => {
  staff = await startTestStaff(null)
  handled = openHandled(staff.config.databasePath)
  ana = admit(staff, 'Ana', 'admin')
  luis = admit(staff, 'Luis', 'staff')
})

const find = (receipt: Parameters<Handled['handlings']['find']>[0]) =>
  handled.handlings.find(receipt)!

describe('two people at once', () => {
  it('do not overwrite each other: the second one is told, and sees how it is', async () => {
    const { receipt } = await storeText(handled, 'two at once')
    const first = await post(staff, ana, `/envelopes/${receipt}`, {
      version: '1',
      state: 'reading',
    })
    expect(first.status).toBe(303)
    const second = await post(staff, luis, `/envelopes/${receipt}`, {
      version: '1',
      state: 'closed',
    })
    expect(second.status).toBe(409)
    const page = await second.text()
    expect(page).toContain('Otra persona lo cambió mientras tanto')
    expect(page).toContain('name="version" value="2"')
    expect(find(receipt).state).toBe('reading')
  })

  it('change several together or none', async () => {
    const a = await storeText(handled, 'bulk a')
    const b = await storeText(handled, 'bulk b')
    await post(staff, ana, `/envelopes/${b.receipt}`, { version: '1', state: 'reading' })
    const pick = [`${a.receipt}:1`, `${b.receipt}:1`]
    const refused = await post(staff, luis, '/envelopes/change', { pick, state: 'closed' })
    expect(refused.status).toBe(409)
    expect(find(a.receipt).state).toBe('new')
    const taken = await post(staff, luis, '/envelopes/change', {
      pick: [`${a.receipt}:1`, `${b.receipt}:2`],
      ...{ state: 'follow-up', assignee: luis.id },
    })
    expect(taken.status).toBe(303)
    expect(find(a.receipt)).toMatchObject({ state: 'follow-up', assignee: luis.id })
  })
})

describe('a download', () => {
  it('of all new ones is a tar that checks, and makes them fetched', async () => {
    const stored = [await storeText(handled, 'new 1'), await storeText(handled, 'new 2')]
    const response = await post(staff, luis, '/envelopes/download', { which: 'new' })
    expect(response.headers.get('content-disposition')).toMatch(/^attachment; filename="sobres-/)
    expect(response.headers.get('content-security-policy')).toContain('sandbox')
    const bytes = Buffer.from(await response.arrayBuffer())
    expect(bytes.length).toBe(Number(response.headers.get('content-length')))
    const folder = tempFolder()
    writeFileSync(join(folder, 'all.tar'), bytes)
    const run = (command: string, ...args: string[]) =>
      spawnSync(command, args, { cwd: folder, encoding: 'utf8' })
    expect(run('tar', 'xf', 'all.tar').status).toBe(0)
    const checked = run('sha256sum', '--strict', '-c', 'SHA256SUMS')
    for (const { receipt } of stored) {
      expect(checked.stdout).toContain(`${receipt}.tar.pgp: OK`)
      expect(find(receipt).state).toBe('fetched')
      expect(handled.activities.ofReceipt(receipt)[0]).toMatchObject({
        ...{ person: luis.id, action: 'downloaded' },
      })
    }
    const again = await post(staff, luis, '/envelopes/download', { which: 'new' })
    expect(again.status).toBe(400)
    expect(await again.text()).toContain('No hay nada nuevo')
  })

  it('and a change on the same page are one person’s work, and both are kept', async () => {
    const { receipt } = await storeText(handled, 'download, then save')
    const downloaded = await post(staff, luis, '/envelopes/download', { pick: `${receipt}:1` })
    await downloaded.arrayBuffer()
    const asShown = { version: '1', was: 'new', state: 'new' }
    const saved = await post(staff, luis, `/envelopes/${receipt}`, {
      ...asShown,
      assignee: luis.id,
    })
    expect(saved.status).toBe(303)
    expect(find(receipt)).toMatchObject({ state: 'fetched', assignee: luis.id })
  })

  it('that breaks off leaves what was new as it was', async () => {
    const big = 'x'.repeat(40_000_000)
    const { receipt } = await storeText(handled, big)
    const response = await post(staff, luis, '/envelopes/download', { pick: `${receipt}:1` })
    const reader = response.body!.getReader()
    await reader.read()
    await reader.cancel()
    await new Promise((resolve) => setTimeout(resolve, 300))
    expect(find(receipt).state).toBe('new')
    expect(staff.reports.join()).not.toContain('internal')
  })
})

describe('deleting', () => {
  it('wants a fresh proof, goes to the bin, and comes back from there', async () => {
    const { receipt } = await storeText(handled, 'to the bin')
    const tired = admit(staff, 'Tired', 'staff', Date.now() - 6 * 60_000)
    const first = await post(
      staff,
      tired,
      `/envelopes/${receipt}/bin`,
      { version: '1' },
      { Referer: `${staff.address}/envelopes/${receipt}` },
    )
    expect(first.headers.get('location')).toBe(
      `/prove?to=${encodeURIComponent(`/envelopes/${receipt}`)}`,
    )
    expect(find(receipt).binnedDay).toBeNull()
    await post(staff, ana, `/envelopes/${receipt}/bin`, { version: '1' })
    expect(find(receipt).binnedDay).not.toBeNull()
    expect(await (await get(staff, ana, '/bin')).text()).toContain(receipt)
    expect(await (await get(staff, ana, '/envelopes')).text()).not.toContain(receipt)
    await post(staff, luis, `/envelopes/${receipt}/restore`, { version: '2' })
    expect(find(receipt).binnedDay).toBeNull()
  })

  it('is refused for what is held', async () => {
    const { receipt } = await storeText(handled, 'held')
    await post(staff, luis, `/envelopes/${receipt}/hold`, { version: '1', held: 'yes' })
    const refused = await post(staff, ana, `/envelopes/${receipt}/bin`, { version: '2' })
    expect(refused.status).toBe(409)
    expect(find(receipt)).toMatchObject({ isHeld: true, binnedDay: null })
  })
})

it('goes back to the list as it was, after a change of several', async () => {
  const { receipt } = await storeText(handled, 'filtered')
  const changed = await post(staff, luis, '/envelopes/change?state=new&evil=x', {
    ...{ pick: `${receipt}:1`, assignee: luis.id },
  })
  expect(changed.headers.get('location')).toBe('/envelopes?state=new&done=saved')
})

it('keeps every filter in the links of the page', async () => {
  const { id } = handled.labels.add('Enlaces')
  const { receipt } = await storeText(handled, 'links')
  await post(staff, ana, `/envelopes/${receipt}`, {
    ...{ version: '1', state: 'reading', assignee: luis.id, label: id },
  })
  const query = `state=reading&person=${luis.id}&label=${id}`
  const page = await (await get(staff, ana, `/envelopes?${query}`)).text()
  expect(page).toContain(receipt)
  const shown = page.replaceAll('&amp;', '&').replaceAll('&#x3D;', '=').replaceAll('&#x2F;', '/')
  expect(shown).toContain(`/envelopes?${query}&tick=all`)
})

it('brings a label back that was retired, and refuses one that is there', async () => {
  await post(staff, ana, '/rules/labels', { name: 'Vuelta' })
  const [label] = handled.labels.list().filter(({ name }) => name === 'Vuelta')
  await post(staff, ana, `/rules/labels/${label!.id}/retire`)
  expect(handled.labels.list().find(({ id }) => id === label!.id)?.isRetired).toBe(true)
  await post(staff, ana, '/rules/labels', { name: 'vuelta' })
  expect(handled.labels.list().find(({ id }) => id === label!.id)?.isRetired).toBe(false)
  expect((await post(staff, ana, '/rules/labels', { name: 'Vuelta' })).status).toBe(409)
})

it('finds an envelope by a receipt as somebody reads it out', async () => {
  const { receipt } = await storeText(handled, 'by telephone')
  const typed = receipt.toLowerCase().replaceAll('-', ' ').replaceAll('0', 'o')
  const found = await get(staff, luis, `/find?receipt=${encodeURIComponent(typed)}`)
  expect(found.headers.get('location')).toBe(`/envelopes/${receipt}`)
  const none = await get(staff, luis, '/find?receipt=hola')
  expect(none.status).toBe(400)
  expect(await none.text()).toContain('Eso no es un recibo')
})

it.each([
  ['a state that is none', { state: 'deleted' }],
  ['a person who is not there', { assignee: 'f'.repeat(32) }],
  ['a label that is not in the list', { label: 'f'.repeat(16) }],
])('takes nothing of a form with %s', async (name, fields) => {
  const { receipt } = await storeText(handled, name)
  const refused = await post(staff, ana, `/envelopes/${receipt}`, { version: '1', ...fields })
  expect(refused.status).toBe(400)
  expect(find(receipt)).toMatchObject({ state: 'new', version: 1 })
})
