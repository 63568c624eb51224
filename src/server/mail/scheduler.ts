/**
 * Sends what is due at the fixed slots, and sends it whether or not anything came. For one slot and address there are never
 * two mails: an attempt is written down before the conversation begins, and what may have been taken is not tried again.
 */
import { DAY_MS } from '../../domain/day.js'
import { classOfError } from '../../domain/errors.js'
import type { MailOutcome, OutboxHealth, OutboxRow, OutboxStore } from '../../domain/outbox.js'
import type { Compose } from './compose.js'
import type { MailAddress } from './mail-address.js'
import type { SendMail } from './mail.js'
import { latestSlot, slotOf, type SlotSettings } from './slots.js'

export interface MailSchedulerDeps {
  outbox: OutboxStore
  slots: SlotSettings
  from: MailAddress
  to: readonly MailAddress[]
  compose: Compose
  send: SendMail
  nowMs: () => number
  report: (line: string) => void
}

export interface MailScheduler {
  /** To be called every half minute or so. Resolves when all that it began has ended. */
  look(): Promise<void>
  health(): OutboxHealth
  /** Begins nothing more, and ends within moments what is under way. */
  stop(graceMs: number): Promise<void>
}

const KEPT_DAYS = 90
const FIRST_RETRY_MS = 300_000
const LONGEST_RETRY_MS = 7_200_000
/** More at once, and a mail provider takes it for a flood. */
const MAX_CONVERSATIONS = 4

export function createMailScheduler(deps: MailSchedulerDeps): MailScheduler {
  const { outbox, to, nowMs } = deps
  const underWay = new Set<Promise<void>>()
  const stopping = new AbortController()
  let isStopped = false
  outbox.settleInterrupted()

  async function look(): Promise<void> {
    if (isStopped) return
    const slot = latestSlot(nowMs(), deps.slots)
    outbox.open(slot, to)
    outbox.removeBefore(slotOf(nowMs() - KEPT_DAYS * DAY_MS))
    await Promise.all(beginDue(slot))
  }

  /** Begins what there is a place for; only to addresses of the settings, whatever the outbox holds. */
  function beginDue(slot: string): Promise<void>[] {
    return outbox
      .findDue(slot, nowMs())
      .flatMap((row) => {
        const address = to.find((each) => each === row.address)
        return address === undefined ? [] : [{ row, address }]
      })
      .slice(0, MAX_CONVERSATIONS - underWay.size)
      .map(({ row, address }) => {
        const delivery = deliver(row, address).finally(() => underWay.delete(delivery))
        underWay.add(delivery)
        // What waits for a place goes next.
        return delivery.then(look)
      })
  }

  async function deliver(row: OutboxRow, address: MailAddress): Promise<void> {
    const begun: OutboxRow = { ...row, state: 'sending', attempts: row.attempts + 1 }
    outbox.save(begun)
    const outcome = await attempt(row.slot, address)
    outbox.save(settle(begun, outcome, nowMs()))
    if (outcome.state === 'sent') return
    const isLost = outcome.state === 'unknown'
    deps.report(
      `warning: a mail ${isLost ? 'may not have arrived' : 'was not taken, and is tried again'} (${outcome.fault})`,
    )
  }

  async function attempt(slot: string, address: MailAddress): Promise<MailOutcome> {
    try {
      const bytes = await deps.compose(address, slot)
      return await deps.send({ slot, from: deps.from, to: address, bytes }, stopping.signal)
    } catch (error) {
      // Before a conversation: no mail server and no network throws.
      return { state: 'refused', fault: classOfError(error) }
    }
  }

  return {
    look,
    health: () => outbox.health(to),
    async stop(graceMs) {
      isStopped = true
      const ends = Promise.allSettled(underWay)
      const timer = setTimeout(() => {
        stopping.abort()
      }, graceMs)
      await ends
      clearTimeout(timer)
    },
  }
}

function settle(row: OutboxRow, outcome: MailOutcome, nowMs: number): OutboxRow {
  switch (outcome.state) {
    case 'sent':
      return { ...row, state: 'sent', fault: null }
    case 'unknown':
      return { ...row, state: 'unknown', fault: outcome.fault }
    case 'refused': {
      const delayMs = Math.min(FIRST_RETRY_MS * 2 ** (row.attempts - 1), LONGEST_RETRY_MS)
      return { ...row, state: 'waiting', fault: outcome.fault, nextTryMs: nowMs + delayMs }
    }
  }
}
