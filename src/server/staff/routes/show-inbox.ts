import type { Day } from '../../../domain/day.js'
import {
  HANDLING_STATES,
  type HandledEnvelope,
  type HandlingFilter,
  type HandlingStore,
} from '../../../domain/handling.js'
import {
  describeEnvelope,
  everyLabel,
  everyPerson,
  personChoices,
  stateChoices,
  type Lists,
} from '../describe-envelope.js'
import { findPlace, writePlace } from '../inbox-place.js'
import { textOf, type Texts, type TextsByLanguage } from '../texts.js'
import type { Handle, Show, SignedInVisit } from '../visit.js'

export interface ShowInboxDeps {
  handlings: Pick<HandlingStore, 'page' | 'countByState' | 'countByDay'>
  lists: () => Lists
  texts: TextsByLanguage
  /** Of the notifications, when something is wrong with them; a name of a text. */
  findMailFault: () => string | null
  show: Show
}

const PAGE = 50

/** @param notice a name of a text, and the status that goes with it */
export type ShowInbox = (visit: SignedInVisit, notice?: { name: string; status: number }) => void

export function createShowInbox(deps: ShowInboxDeps): ShowInbox {
  return (visit, notice) => {
    const texts = deps.texts.get(visit.language) ?? {}
    const lists = deps.lists()
    const filter = readFilter(visit.query, lists)
    const place = findPlace(visit.query.get('after'))
    const here = { ...filter, ...(place && { after: writePlace(place.receivedDay, place.id) }) }
    // One more than is shown tells whether there is a next page.
    const found = deps.handlings.page(filter, place, PAGE + 1)
    const shown = found.slice(0, PAGE)
    const last = shown.at(-1)
    const counts = deps.handlings.countByState()
    deps.show(
      visit,
      'inbox',
      {
        days: groupByDay(deps, shown, lists, texts),
        isEmpty: shown.length === 0,
        states: HANDLING_STATES.map((state) => ({
          name: textOf(texts, `states.${state}`),
          state,
          count: counts[state],
          isCurrent: filter.state === state,
          address: addressOf({ ...filter, state }),
        })),
        all: {
          isCurrent: filter.state === undefined,
          address: addressOf({ ...filter, state: undefined }),
          count: Object.values(counts).reduce((sum, count) => sum + count, 0),
        },
        newCount: counts.new,
        // Without scripts, all are ticked by asking for the page again.
        isTicked: visit.query.get('tick') === 'all',
        tickAll: addressOf({
          ...here,
          tick: 'all',
        }),
        stateFilter: filter.state ?? null,
        untickAll: addressOf(here),
        people: everyPerson(lists.people, filter.assignee),
        labels: everyLabel(lists.labels, filter.label),
        isFiltered: Object.keys(filter).length > 0,
        change: addressOf(here).replace('/envelopes', '/envelopes/change'),
        changeStates: stateChoices(texts),
        changePeople: personChoices(lists.people),
        next:
          found.length > PAGE && last
            ? addressOf({ ...filter, after: writePlace(last.receivedDay, last.id) })
            : null,
        notice: notice ? textOf(texts, notice.name) : null,
        mailFault: deps.findMailFault(),
      },
      { status: notice?.status ?? 200 },
    )
  }
}

/** The list as it was when a change was asked for, with a word of what was done. */
export function inboxAddressOf(query: URLSearchParams, lists: Lists, done: string): string {
  const place = findPlace(query.get('after'))
  return addressOf({
    ...readFilter(query, lists),
    ...(place && { after: writePlace(place.receivedDay, place.id) }),
    done,
  })
}

export function showInbox(show: ShowInbox): Handle {
  return (visit) => {
    show(visit)
  }
}

function groupByDay(
  { handlings }: ShowInboxDeps,
  envelopes: readonly HandledEnvelope[],
  lists: Lists,
  texts: Texts,
): object[] {
  const days = [...new Set(envelopes.map(({ receivedDay }) => receivedDay))]
  const counts = handlings.countByDay(days)
  return days.map((day: Day) => ({
    day,
    count: counts.get(day),
    envelopes: envelopes
      .filter(({ receivedDay }) => receivedDay === day)
      .map((envelope) => describeEnvelope(envelope, lists, texts)),
  }))
}

/** What is not in our lists is no filter. */
function readFilter(query: URLSearchParams, { labels, people }: Lists): HandlingFilter {
  const state = HANDLING_STATES.find((each) => each === query.get('state'))
  const assignee = people.find(({ id }) => id === query.get('person'))?.id
  const label = labels.find(({ id }) => id === query.get('label'))?.id
  return { ...(state && { state }), ...(assignee && { assignee }), ...(label && { label }) }
}

function addressOf({
  state,
  assignee,
  label,
  after,
  tick,
  done,
}: { [Name in keyof HandlingFilter]?: HandlingFilter[Name] | undefined } & {
  after?: string
  tick?: string
  done?: string
}): string {
  const query = new URLSearchParams()
  if (state) query.set('state', state)
  if (assignee) query.set('person', assignee)
  if (label) query.set('label', label)
  if (after) query.set('after', after)
  if (tick) query.set('tick', tick)
  if (done) query.set('done', done)
  const text = query.toString()
  return text === '' ? '/envelopes' : `/envelopes?${text}`
}
