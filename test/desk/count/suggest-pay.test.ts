import { describe, expect, it } from '@jest/globals'
import { suggestPay } from '../../../src/desk/count/suggest-pay.js'
import { watchForRunaway } from '../../helpers/run-away.js'

const SAYS: [text: string, percent: number][] = [
  // Spanish: what reached the worker
  ['Trabajé dos años en Guatemala y me daban el 15 %.', 15],
  ['En Brasil recibíamos solo el 20 por ciento, lo demás era para ellos.', 20],
  ['Nos pagaban apenas el 10% de nuestro salario.', 10],
  ['A nosotros nos tocaba nada más el 25% de lo que pagaba el gobierno de Brasil.', 25],
  ['Me quedaba con un 8 por ciento del dinero.', 8],
  ['Nos llegaba más o menos el 20% al mes, y con eso había que comer', 20],
  ['Al final yo cobraba el 12,5 % de mi sueldo.', 12.5],
  ['mi esposo recibía el 30% de su salario y el resto nunca lo vimos', 30],
  ['Los médicos recibían alrededor del 15 por ciento de su salario', 15],
  ['A los enfermeros les daban el 10% del salario.', 10],
  ['Nos depositaban el veinte por ciento y punto', 20],
  ['Nuestro salario era el 10% de lo que pagaba Angola por cada uno', 10],
  ['Solo el 10% de mi salario me llegaba a mí', 10],
  ['el 20 por ciento de nuestro sueldo era para nosotros', 20],
  ['Nos pagaba el gobierno solo el 25% del contrato', 25],
  ['Percibíamos el 18% del pago.', 18],
  // Spanish: what was kept
  ['se quedaban con el 90 por ciento', 10],
  ['El gobierno se quedaba con el 75% de nuestro salario.', 25],
  ['Cuba se queda con casi el 85 % del sueldo', 15],
  ['Nos quitaban el 80% del salario todos los meses', 20],
  ['nos descontaban el 70 por ciento de lo que nos pagaban', 30],
  ['Se quedaba el Estado con el 90% del pago', 10],
  ['retenían el 85 % de la remuneración', 15],
  ['El 80% de nuestro salario iba al gobierno cubano', 20],
  ['El 85 por ciento de mi sueldo se lo quedaba La Habana', 15],
  ['De nuestro salario el 90% se lo llevaban ellos', 10],
  ['El 75% de lo que pagaba Venezuela por nosotros iba para Cuba', 25],
  ['La empresa Antex se quedaba con el 92,5% de los ingresos', 7.5],
  ['el gobierno que contrató a los médicos se quedaba con el 80%', 20],
  ['EL GOBIERNO SE QUEDABA CON EL 75 % DEL SALARIO', 25],
  ['A los médicos les quitaban el 80% de su salario', 20],
  ['El gobierno recibía el 80% de nuestro salario', 20],
  ['Cobraban 4000 dólares por mí y se quedaban con el 90%', 10],
  ['Al final se quedaban con el 85 % del salario', 15],
  ['En Venezuela cobraba el 15% de mi sueldo', 15],
  ['El 80% de nuestro salario iba directamente para el Estado', 20],
  // Spanish: amounts
  ['de 4000 dólares nos tocaban 400', 10],
  ['De los 4.000 dólares al mes nos daban 1.000 dólares', 25],
  ['De cada 100 dólares que pagaba Qatar, a mí me daban 10', 10],
  ['En 2015, de 5 mil dólares se quedaban con 4 mil', 20],
  ['Brasil pagaba 11.000 reales por cada médico y a nosotros nos daban 3.000 reales', 27],
  // English
  ['they kept 85% of our salary', 15],
  ['They took about 90 percent of our wages every month.', 10],
  ['We only received 20% of what Brazil paid for us', 20],
  ['I was paid 10 per cent of my salary', 10],
  ['The Cuban government kept 75% and we got 25%.', 25],
  ['Only 15% of our salary reached us.', 15],
  ['85% of our pay went to the government', 15],
  ['Mandaba el gobierno, y recibía el 20% de mi sueldo', 20],
  ['In Qatar they paid us just 10% of the contract.', 10],
  ['80 percent of our wages were withheld by the ministry', 20],
  ['My husband received roughly 20% of his salary', 20],
  ['The doctors kept 10% of their salary', 10],
  ['they left us with 12% of the money', 12],
  ['Out of 5,000 dollars they gave us 500', 10],
  ['We got $400 of the $4,000', 10],
  // Portuguese
  ['ficávamos com 25%', 25],
  ['A gente ficava com uns 20 por cento do salário', 20],
  ['Eles ficavam com 75% do nosso salário', 25],
  ['O governo de Cuba ficava com 70% da bolsa', 30],
  ['Recebíamos só 30% do que o Brasil pagava', 30],
  ['nos repassavam apenas 25% do pagamento', 25],
  ['70% do nosso salário ia para Cuba', 30],
  ['Dos 10.000 reais nos davam 2.900 reais', 29],
  // French
  ['On ne recevait que 20 % de notre salaire.', 20],
  ['Ils gardaient 80% de notre paie', 20],
  ['Nous touchions à peine 15 pour cent du salaire', 15],
  ['80 % de notre salaire allait à Cuba', 20],
]

const SAYS_NOTHING = [
  ['of patients', 'el 20% de los pacientes no tenía agua'],
  ['of patients, with a verb of pay', 'Recibíamos el 20% de los pacientes de la zona'],
  ['of beds', 'They kept 20% of the beds empty'],
  ['more pay', 'Nos pagaban un 20% más que a los locales'],
  ['a rise', 'Nos dieron un aumento del 20%'],
  ['a bound below', 'Nos daban menos del 10% del salario'],
  ['a bound above', 'Se quedaban con más del 80% de nuestro salario'],
  ['up to', 'They kept up to 90% of our salary'],
  ['at least', 'They kept at least 90% of our salary'],
  ['a bound, and a verb behind it', 'Más del 80% de nuestro salario iba al gobierno'],
  ['what may not have happened', 'El 80% de lo que pagaba Brasil no iba a Cuba'],
  ['what leaders were given', 'A los jefes de los médicos les pagaban el 20% del salario'],
  ['a smaller part that was taken', 'Nos descontaban el 10% del salario.'],
  ['whose it was, unknown again', 'Se quedaban con el 60% de su salario'],
  ['they who received', 'They received 60% of their salary'],
  ['they who received of ours', 'They got 60% of our salary'],
  ['they who kept their own', 'They kept 60% of their salary'],
  ['what went to the government, but not of pay', 'El 80% iba al gobierno'],
  ['somebody else behind the number', 'El 80% de mi salario mi hermana se lo llevaba'],
  ['a shop of a country', 'La tienda de Guatemala se quedaba con el 80% del dinero'],
  ['two payments', 'nos pagaban 4000 dólares por la misión y al final nos quedaban 400 dólares'],
  ['a range', 'Nos daban entre el 10 y el 15% del salario'],
  ['a range with a stroke', 'Nos pagaban 10-15% del sueldo'],
  ['one of two', 'Recibíamos el 10 o el 15 % de nuestro salario'],
  ['a range of two percentages', 'me daban del 10% al 15% del salario'],
  ['what did not happen', 'No nos quitaban el 20% del salario'],
  ['what never happened', 'They never paid us 20% of our salary'],
  ['a promise', 'Nos prometieron que nos pagaban el 50% del salario'],
  ['what should have been', 'They should have told us they paid us 50%'],
  ['a question', '¿Es verdad que se quedaban con el 80% del salario?'],
  ['a question in the middle', 'No sé. ¿Nos quitaban el 80% del salario? Eso dicen.'],
  ['another one’s pay', 'Cobrábamos el 20% del salario de un médico local'],
  ['what others earned', 'We received 20% of what local doctors earned'],
  ['a leader’s share', 'El jefe recibía el 20% de nuestro salario'],
  ['a leader’s share in English', 'The boss kept 20% of our salary'],
  ['they, who may be either', 'They received 20% of their salary'],
  ['whose it was, unknown', 'Se quedaban con el 15% de su salario'],
  ['a go-between', 'La OPS se quedaba con el 50% de nuestro salario'],
  ['somebody with a name', 'Ernesto se quedaba con el 80% del dinero'],
  ['somebody who is not known here', 'Mi vecino recibía el 20%'],
  [
    'a company named after its trade',
    'La Comercializadora de Servicios Médicos se quedaba con el 80%',
  ],
  ['a due', 'Nos descontaban el 10% del salario para el partido'],
  ['a threat', 'Si abandonaba la misión me quitaban el 100% del salario'],
  ['what was kept for later', 'Me retenían el 75% hasta el final de la misión'],
  ['what went to the family', 'El 70% de mi salario iba a mi familia'],
  ['what stayed in an account', 'El 50% de mi salario se quedaba en Cuba'],
  ['a currency', 'Nos pagaban el 50% en CUC'],
  ['the money for food', 'Nos daban el 50% del dinero de la comida'],
  ['what was left after rent', 'Me quedaba con el 20% después de pagar el alquiler'],
  ['what was spent', 'Gastaba el 80% de mi salario en comida'],
  ['a mark', 'In the exam I got 95%'],
  ['all of them, and what they had', 'El 90% de los médicos recibían el 20% de su salario'],
  ['what lay in an account', 'Nos retenían el 80 % de nuestro salario en una cuenta en Cuba'],
  ['a fine', 'nos quitaron el 50 por ciento del salario por llegar tarde'],
  ['the first months', 'los primeros 3 meses nos quitaban el 50% del salario'],
  ['the price of a lunch', 'nos pagaban 3 dólares de los 10 dólares del almuerzo'],
  ['what was given to a leader', 'Teníamos que entregar el 50% de nuestro salario al jefe'],
  ['rent', 'El alquiler se llevaba el 60% de mi salario'],
  ['a programme named after its trade', 'Mais Médicos ficava com 70% do salário'],
  ['tax', 'Pagaban el 12% de impuesto'],
  ['a discount', 'Nos daban el 20% de descuento en la tienda'],
  ['votes', 'En las votaciones se quedaban con el 90 por ciento de los votos'],
  ['medicine', 'Nos llegaba el 30% de los medicamentos'],
  ['medicine, named before', 'De los medicamentos nos llegaba el 30%'],
  ['goals', 'Había que cumplir el 100% de las metas'],
  ['oxygen', 'La saturación bajó al 80%'],
  ['inflation', 'la inflación era del 300%'],
  ['two that differ', 'En Brasil nos daban el 25%. En Qatar nos daban el 10%.'],
  ['a year and an amount', 'de 2013 a 2015 nos pagaban 400 dólares'],
  ['one amount', 'nos daban 400 dólares al mes'],
  ['two currencies', 'de 4000 dólares nos daban 400 pesos'],
  ['a whole of no currency', 'nos daban 300 dólares de los 3000 que pagaban'],
  ['two periods', 'de 40000 dólares al año nos daban 400 al mes'],
  ['a part that is larger', 'de 400 dólares nos daban 4000'],
  ['a debt', 'de los 4000 dólares les debíamos 400'],
  ['more than there is', 'se quedaban con el 900% del salario'],
  ['a number alone', '15%'],
  ['a sign alone', '%'],
  ['nothing', ''],
  ['Thai', 'พวกเขาเก็บ 85% ของเงินเดือน'],
]

describe('a share of pay in what a source wrote', () => {
  it.each(SAYS)('is read from “%s”', (text, percent) => {
    expect(suggestPay(text)?.percent ?? null).toBe(percent)
  })

  it.each(SAYS_NOTHING)('is not read from %s', (_name, text) => {
    expect(suggestPay(text)).toBeNull()
  })

  it('is marked where the text says so', () => {
    const text = 'Años después: se quedaban con el 90 por ciento. Fin.'
    const { start, end } = suggestPay(text)!
    expect(text.slice(start, end)).toBe('se quedaban con el 90 por ciento')
  })

  it('is marked with both amounts', () => {
    const text = 'Fue así: de 4000 dólares nos tocaban 400 al mes.'
    const { start, end } = suggestPay(text)!
    expect(text.slice(start, end)).toBe('4000 dólares nos tocaban 400')
  })

  it('is the first of those that agree', () => {
    const text = 'Nos daban el 20%. El gobierno se quedaba con el 80 por ciento.'
    expect(suggestPay(text)).toEqual({ percent: 20, start: 0, end: 16 })
  })

  it('costs little to look for at the end of a sentence without an end', () => {
    const text = `${'el '.repeat(300_000)}${'1% '.repeat(60)}`
    const hasRunAway = watchForRunaway()
    suggestPay(text)
    expect(hasRunAway()).toBe(false)
  })

  it.each([
    ...['%', '1%', '1 % ', '9', '1,', '1.', '1 000 ', '$1', '\n', '. ', '¿', 'a\u0301', '🛂'],
    ...['por ciento ', 'nos daban el 1% ', 'de 4000 dólares nos daban 400 ', 'el el el el el 5% '],
    ...['se quedaban con ', 'más o menos ', 'Aa ', 'nada más el el '],
  ])('costs little to look for in 60,000 characters of %j', (piece) => {
    const text = piece.repeat(60_000 / piece.length)
    const hasRunAway = watchForRunaway()
    suggestPay(text)
    expect(hasRunAway()).toBe(false)
  })
})
