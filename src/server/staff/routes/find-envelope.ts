/** A receipt typed by hand, as somebody reads it out on the telephone, leads to its envelope. */
import { findReceipt } from '../../../domain/receipt.js'
import type { Handle } from '../visit.js'
import type { ShowInbox } from './show-inbox.js'

export function findEnvelope(showInbox: ShowInbox): Handle {
  return (visit) => {
    const { query, response } = visit
    const symbols = (query.get('receipt') ?? '')
      .toUpperCase()
      .replaceAll(/[^0-9A-Z]/g, '')
      .replaceAll('O', '0')
      .replaceAll(/[IL]/g, '1')
    const receipt = findReceipt(symbols.match(/.{1,4}/g)?.join('-') ?? '')
    if (receipt) response.redirect(303, `/envelopes/${receipt}`)
    else showInbox(visit, { name: 'errors.noReceipt', status: 400 })
  }
}
