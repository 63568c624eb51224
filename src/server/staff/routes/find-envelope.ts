/** A receipt typed by hand, as somebody reads it out on the telephone, leads to its envelope. */
import { findReceipt } from '../../../domain/receipt.js'
import type { Handle } from '../visit.js'

export const findEnvelope: Handle = ({ query, response }) => {
  const symbols = (query.get('receipt') ?? '')
    .toUpperCase()
    .replaceAll(/[^0-9A-Z]/g, '')
    .replaceAll('O', '0')
    .replaceAll(/[IL]/g, '1')
  const receipt = findReceipt(symbols.match(/.{1,4}/g)?.join('-') ?? '')
  response.redirect(303, receipt ? `/envelopes/${receipt}` : '/envelopes?done=no-receipt')
}
