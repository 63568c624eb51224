// @ts-check
/** A file as it lay on the source's phone: what it is called there, and its bytes, with all that phones write into them. */

/** @typedef {{ givenName: string, bytes: Uint8Array }} Paper */

/** On every paper, so that none is ever taken for evidence. @type {Record<import('../story.js').Language, string>} */
export const INVENTED = {
  es: 'EJERCICIO - TODO ES INVENTADO',
  en: 'DRILL - ALL OF THIS IS INVENTED',
  pt: 'EXERCÍCIO - TUDO É INVENTADO',
  fr: 'EXERCICE - TOUT EST INVENTÉ',
}
