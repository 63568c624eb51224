/** Verbs of pay, as they stand before or after a share, and what they say of it. */

/** What the number is: the part that reached the worker, or the part that did not. */
export type Share = 'received' | 'kept'

export interface PayVerb {
  /** What it says when nobody is named; null: then nobody can tell. */
  share: Share | null
  /**
   * `fixed`: it says by itself who had it. `subject`: whoever is named had it. `others`: it tells of "him" or "them", so a
   * worker must be named. `whole`: it compares, so it must say with what.
   */
  by: 'fixed' | 'subject' | 'others' | 'whole'
  /** A verb of keeping; "they" who keep are not those who work. */
  isKeeping: boolean
}

const list = (text: string): string[] => text.split(/\s*,\s*/)
const join = (before: string, verbs: string): string[] =>
  list(before).flatMap((first) => verbs.split(' ').map((verb) => `${first} ${verb}`))

const GIVEN =
  'daban dan daba da dieron dio pagaban pagan pagaba paga pagaron pago tocaba tocaban toca tocan quedaba quedaban queda quedan llegaba llegaban llega llegan dejaban dejan dejaba deja dejaron entregaban entregaba entregan depositaban depositaba depositan deposita correspondia correspondian corresponde'
const TAKEN =
  'quitaban quita quitaba quitan quitaron descontaban descontaba descuentan descuenta descontaron robaban robaba robaron retenian retenia retienen retiene retuvieron cogian cogia sacaban confiscaban confiscaba'

const RECEIVED = [
  ...join('me, nos', GIVEN),
  ...list('recibiamos, recibimos, recibo, recibi, cobrabamos, cobramos, percibiamos, percibimos'),
  ...list('nos quedabamos, nos quedamos, me quedaba, me quedo'),
  ...join(
    'paid, pay, pays, paying, gave, give, gives, giving, left, leave, leaves, leaving, handed',
    'us me',
  ),
  ...list(
    'recebiamos, recebemos, recebi, ficavamos, ficamos, a gente ficava, eu ficava, a gente fica',
  ),
  ...join(
    'nos, me',
    'pagavam pagava pagam davam dava repassavam repassava repassam deixavam deixava sobrava restava chegava',
  ),
  ...list(
    'recevions, recevais, touchions, touchais, on recevait, on touchait, on ne recevait, on ne touchait, gardions, gardais',
  ),
  ...join(
    'nous, me',
    'restait donnait donnaient versait versaient laissait laissaient payait payaient',
  ),
]

const KEPT = [
  ...join('me, nos', TAKEN),
  ...join('nos, me', 'tiravam tirava tomavam descontavam descontava retinham'),
  ...join(
    'nous, me',
    'prenait prenaient retenait retenaient prelevait prelevaient enlevait enlevaient gardait gardaient',
  ),
]

/** Whoever is named had it; without a name it was kept. */
const KEEPING = list(
  'se quedaba, se quedaban, se queda, se quedan, se quedo, se quedaron, quedandose, se llevaba, se llevaban, se lleva, se llevan, se cogia, se cogian, se embolsaba, se embolsaban, se robaba, se robaban, retenia, retenian, retiene, retienen, retuvieron, confiscaba, confiscaban, ficavam, retinha, retinham, embolsava, embolsavam, confiscava, confiscavam',
)
/** So too, but then nobody can tell. */
const KEEPING_BY_NAME = list(
  'kept, keep, keeps, took, take, takes, retained, withheld, deducted, confiscated, pocketed, seized, ficava, fica, levava, levavam, gardait, gardaient, prenait, prenaient, retenait, retenaient, prelevait, prelevaient, confisquait, confisquaient, empochait, empochaient',
)
const RECEIVING = list('recibia, cobraba, percibia, recebia')
const RECEIVING_BY_NAME = list(
  'recibian, cobraban, percibian, reciben, cobran, recibe, cobra, got, get, gets, received, receive, receives, were paid, was paid, were given, was given, were left, was left, ended up, took home, recebiam, recebem, recevaient, touchaient, recevait, touchait',
)

/** By their words; the longest that fits is meant. */
export const VERBS_BEFORE: ReadonlyMap<string, PayVerb> = new Map([
  ...toVerbs(RECEIVING, 'received', 'subject'),
  ...toVerbs(RECEIVING_BY_NAME, null, 'subject'),
  ...toVerbs(KEEPING, 'kept', 'subject', true),
  ...toVerbs(KEEPING_BY_NAME, null, 'subject', true),
  ...toVerbs(join('les, le', GIVEN), 'received', 'others'),
  ...toVerbs(join('les, le', TAKEN), 'kept', 'others', true),
  ...toVerbs(RECEIVED, 'received', 'fixed'),
  ...toVerbs(KEPT, 'kept', 'fixed', true),
  ...toVerbs(
    list('salario era, sueldo era, salary was, pay was, salaire etait, pago era'),
    'received',
    'whole',
  ),
])

/** "… se lo quedaba el gobierno", "… was withheld". */
export const VERBS_AFTER: ReadonlyMap<string, Share> = new Map([
  ...join('se lo, se la', 'quedaba quedaban queda llevaba llevaban lleva cogia cogian').map(kept),
  ...join('nos, me, nos lo, me lo', TAKEN).map(kept),
  ...join('was, were, is, are', 'kept taken withheld retained deducted confiscated seized').map(
    kept,
  ),
  ...list('lo retenia, lo retenian, era retido, era descontado, etait retenu, etait preleve').map(
    kept,
  ),
  ...join('me, nos', 'llegaba llega daban pagaban tocaba').map(received),
  ...join('reached', 'us me').map(received),
  ...list('came to us, came to me, nos chegava, nous revenait, nous arrivait').map(received),
])

/** It says where the share went only together with whom it went to. */
export const VERBS_OF_GOING: ReadonlySet<string> = new Set(
  list(
    'iba, iban, va, ia, iam, vai, went, goes, go, allait, allaient, partait, era, eran, se quedaba, quedaba, ficava, ficavam, stayed, revenait',
  ),
)

function toVerbs(
  phrases: string[],
  share: Share | null,
  by: PayVerb['by'],
  isKeeping = false,
): [string, PayVerb][] {
  return phrases.map((phrase) => [phrase, { share, by, isKeeping }])
}

function kept(phrase: string): [string, Share] {
  return [phrase, 'kept']
}

function received(phrase: string): [string, Share] {
  return [phrase, 'received']
}
