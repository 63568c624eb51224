import { BIN_DAYS, type HandlingStore } from '../../../domain/handling.js'
import { describeEnvelope, type Lists } from '../describe-envelope.js'
import { findPlace, writePlace } from '../inbox-place.js'
import type { TextsByLanguage } from '../texts.js'
import type { Handle, Show } from '../visit.js'

export interface ShowBinDeps {
  handlings: Pick<HandlingStore, 'pageOfBin'>
  lists: () => Lists
  texts: TextsByLanguage
  show: Show
}

const PAGE = 100

export function showBin({ handlings, lists, texts, show }: ShowBinDeps): Handle {
  return (visit) => {
    const found = handlings.pageOfBin(findPlace(visit.query.get('after')), PAGE)
    // Pages of the bin go by the day on which each was put there.
    const last = found.length === PAGE ? found.at(-1) : undefined
    const own = texts.get(visit.language) ?? {}
    show(visit, 'bin', {
      binDays: BIN_DAYS,
      envelopes: found.map((envelope) => describeEnvelope(envelope, lists(), own)),
      next: last?.binnedDay ? `/bin?after=${writePlace(last.binnedDay, last.id)}` : null,
    })
  }
}
