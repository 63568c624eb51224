import { beforeEach, describe, expect, it } from '@jest/globals'
import { letIn, openDoor, signIn, visit, type Door, type Jar, type Joined } from './door.js'

let door: Door
let admin: Joined
let eva: Joined
beforeEach(async () => {
  door = await openDoor()
  eva = await letIn(door, 'Eva')
  admin = await letIn(door, 'Ana', 'admin')
})

const isIn = async (jar: Jar): Promise<boolean> =>
  (await visit(door, jar, '/account')).status === 200

const findLink = (page: string): string | null =>
  /<p class="card code long">(\S+?)<\/p>/.exec(page)?.[1]?.replaceAll('&#x2F;', '/') ?? null

describe('an admin', () => {
  it('invites somebody, sees the link this once, and it leads to the door', async () => {
    const made = await visit(door, admin.jar, '/people/invite', { name: 'Luz', role: 'staff' })
    const link = findLink(made.text) ?? ''
    expect(link).toMatch(new RegExp(`^${door.origin}/invitations/[\\w-]{43}$`))
    const { pathname } = new URL(link)
    expect((await visit(door, new Map(), pathname)).text).toContain('Luz')
    expect((await visit(door, admin.jar, '/people')).text).not.toContain(pathname)
    expect(door.records.at(-1)).toEqual({ person: admin.id, action: 'invited', detail: 'Luz' })
  })

  it.each([
    [{ name: 'Eva', role: 'staff' }, 409],
    [{ name: 'EVA', role: 'staff' }, 409],
    [{ name: '<b>', role: 'staff' }, 400],
    [{ name: 'Luz', role: 'owner' }, 400],
  ])('cannot invite %j', async (form, status) => {
    expect((await visit(door, admin.jar, '/people/invite', form)).status).toBe(status)
    expect(door.accounts.list().map(({ name }) => name)).toEqual(['Ana', 'Eva'])
  })

  it('shuts somebody out, who is signed out at once and cannot come back', async () => {
    expect(await isIn(eva.jar)).toBe(true)
    await visit(door, admin.jar, `/people/${eva.id}/disable`, {})
    expect(await isIn(eva.jar)).toBe(false)
    expect((await signIn(door, eva, { name: 'Eva' }, eva.jar)).status).toBe(401)
    expect(door.records.at(-2)).toEqual({ person: admin.id, action: 'disabled', detail: 'Eva' })
  })

  it('cannot shut out themself, who may be the last', async () => {
    const { status } = await visit(door, admin.jar, `/people/${admin.id}/disable`, {})
    expect(status).toBe(403)
    expect(await isIn(admin.jar)).toBe(true)
  })

  it('gives a new link, with which all that was before is worth nothing', async () => {
    const { text } = await visit(door, admin.jar, `/people/${eva.id}/reset`, {})
    expect(findLink(text)).not.toBeNull()
    expect(await isIn(eva.jar)).toBe(false)
    expect((await signIn(door, eva, { name: 'Eva' }, eva.jar)).status).toBe(401)
  })

  it.each(['invite', 'ID/disable', 'ID/reset'])('has to prove anew for %s', async (what) => {
    door.clock.nowMs += 300_000
    const path = `/people/${what.replace('ID', eva.id)}`
    const { status, headers } = await visit(door, admin.jar, path, { name: 'Luz', role: 'staff' })
    expect({ status, to: headers.get('Location') }).toEqual({
      status: 303,
      to: '/prove?to=%2F',
    })
    expect(door.accounts.list().map(({ state }) => state)).toEqual(['active', 'active'])
  })
})

describe('somebody who is no admin', () => {
  it.each(['invite', 'ID/disable', 'ID/reset'])('may not %s', async (what) => {
    const path = `/people/${what.replace('ID', admin.id)}`
    const form = { name: 'Luz', role: 'staff' }
    expect((await visit(door, eva.jar, path, form)).status).toBe(403)
    expect((await visit(door, eva.jar, '/people')).status).toBe(403)
    expect(door.accounts.list().map(({ state }) => state)).toEqual(['active', 'active'])
  })
})
