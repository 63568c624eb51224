/** Envelopes that open, and whose tip says what no form says, or what would do harm to whoever shows it without care. */
import { createTipText } from '../../../src/archive/tip-text.js'
import type { Remark } from '../../../src/desk/opened-tip.js'
import { questionsOf } from '../../../src/domain/questionnaire.js'
import type { Tip } from '../../../src/domain/tip.js'
import { bytes } from '../packets.js'
import { SPANISH_QUESTIONNAIRE, makeTip } from '../tips.js'
import { PWNED, XSS_PAYLOADS } from './hostile-bytes.js'
import { hostileFileLists, listed } from './hostile-file-lists.js'
import type { HostileDeps, MadeFile } from './hostile-file.js'
import { sealTips, type MadeTip } from './seal-tips.js'

export function makeHostileTips(deps: HostileDeps): Promise<MadeFile[]> {
  return sealTips(
    { ...unreadable(), ...invalid(), ...payloads(), ...hostileFileLists(), ...lookalikes() },
    deps,
  )
}

/** `tip.json` is not what a form writes: the text is all there is. */
function unreadable(): Record<string, MadeTip> {
  const tip = makeTip()
  const jsons: Record<string, MadeTip['json']> = {
    'no-es-json': '{"version":1,',
    vacio: '',
    'en-utf-16': bytes([0xff, 0xfe], Buffer.from(JSON.stringify(tip), 'utf16le')),
    nulo: 'null',
    'una-lista': [tip],
    'un-megabyte-de-listas': '['.repeat(500_000) + ']'.repeat(500_000),
    'respuestas-muy-hondas': `{"version":1,"questionnaire":{"id":"missions","version":1},"language":"es","answers":{"x":${'['.repeat(400_000)}${']'.repeat(400_000)}}}`,
    'sin-cuestionario': { ...tip, questionnaire: undefined },
    'otra-lengua': { ...tip, language: 'xx' },
    'lengua-del-prototipo': { ...tip, language: '__proto__' },
    'respuesta-numero': { ...tip, answers: { what_happened: 7 } },
    'respuesta-objeto': { ...tip, answers: { what_happened: { toString: 'x' } } },
    'respuesta-nula': { ...tip, answers: { what_happened: null } },
    'respuestas-lista': { ...tip, answers: [['what_happened', 'x']] },
    'archivos-texto': { ...tip, files: 'foto.jpg' },
    'archivos-nulos': { ...tip, files: [null] },
    'archivo-de-otra-carpeta': { ...tip, files: [listed({ name: '../01-foto.jpg' })] },
    'archivo-de-mas-de-todo': { ...tip, files: [listed({ sizeBytes: 1e300 })] },
    'archivo-de-menos-uno': { ...tip, files: [listed({ sizeBytes: -1 })] },
    'limpieza-del-prototipo': { ...tip, files: [listed({ cleaning: 'constructor' })] },
    'nombre-al-reves': { ...tip, files: [listed({ givenName: 'foto\u202egpj.exe' })] },
    'nombre-con-carpetas': { ...tip, files: [listed({ givenName: '../../.bashrc' })] },
    'nombre-de-151': { ...tip, files: [listed({ givenName: `${'x'.repeat(147)}.jpg` })] },
  }
  const all = Object.entries(jsons).map(([name, json]): [string, MadeTip] => [
    `ilegible-${name}`,
    { json, remarks: ['json_unreadable'] },
  ])
  return {
    ...Object.fromEntries(all),
    'version-2': { json: { ...tip, version: 2 }, remarks: ['future_version'] },
    'version-99': { json: { version: 99, todo: 'distinto' }, remarks: ['future_version'] },
  }
}

/** Answers that no form gives. */
function invalid(): Record<string, MadeTip> {
  const answers: Record<string, object> = {
    'eleccion-desconocida': { role: 'rey' },
    'eleccion-del-prototipo': { role: 'constructor', lawyers: '__proto__' },
    'pais-desconocido': { country: 'XX' },
    'pais-que-no-es-codigo': { country: XSS_PAYLOADS[0] },
    'lista-con-otra-cosa': { seen: ['passport', 'nada'] },
    'lista-con-lo-mismo': { seen: ['passport', 'passport'] },
    'lista-de-diez-mil': { seen: Array.from({ length: 10_000 }, (_, i) => String(i)) },
    'lista-por-texto': { what_happened: ['a', 'b'] },
    'texto-por-lista': { seen: 'passport' },
    'año-que-no-es': { year_from: '20O9', year_to: '3000' },
    'pregunta-desconocida': { otra: 'x' },
    'cinco-mil-preguntas': Object.fromEntries(
      Array.from({ length: 5000 }, (_, i) => [`q${String(i)}`, 'x']),
    ),
    'texto-demasiado-largo': { what_happened: 'x'.repeat(25_001) },
    'solo-blancos': { what_happened: ' \n ' },
    'secuencias-de-terminal': { what_happened: '\u001b]0;pwned\u0007\u001b[2J\u001b[31mhola' },
    'retornos-de-carro': { what_happened: 'línea\r\n=cmd\r\n' },
    'un-cero': { what_happened: 'a\0b' },
  }
  const tooLong = ['lista-de-diez-mil', 'cinco-mil-preguntas']
  const all = Object.entries(answers).map(([name, over]): [string, MadeTip] => [
    `invalido-${name}`,
    {
      json: makeTip(over as Tip['answers']),
      remarks: ['invalid_answers', ...(tooLong.includes(name) ? (['too_long'] as const) : [])],
    },
  ])
  const tip = JSON.stringify(makeTip())
  return {
    ...Object.fromEntries(all),
    'invalido-sin-lo-que-paso': {
      json: { ...makeTip(), answers: { place: 'La Habana' } },
      remarks: ['invalid_answers'],
    },
    'invalido-claves-del-prototipo': {
      // As text: an object literal would set the prototype.
      json: tip.replace(
        '"answers":{',
        '"__proto__":{"isAdmin":true},"constructor":{"prototype":{"x":1}},"answers":{"__proto__":"x","toString":"y","constructor":"z",',
      ),
      text: createTipText(makeTip(), SPANISH_QUESTIONNAIRE),
      remarks: ['invalid_answers'],
    },
  }
}

function payloads(): Record<string, MadeTip> {
  const valid = (answers: Tip['answers'], remarks: Remark[] = []): MadeTip => ({
    json: makeTip(answers),
    remarks,
  })
  const everywhere = Object.fromEntries(
    questionsOf(SPANISH_QUESTIONNAIRE).map(({ id }) => [id, `<img src=x onerror="${PWNED}">`]),
  )
  const all = XSS_PAYLOADS.map((payload, i): [string, MadeTip] => [
    `xss-${String(i + 1)}`,
    valid({
      what_happened: payload.repeat(3),
      place: payload.slice(0, 200),
      papers: payload.slice(0, 300),
      contact: payload,
    }),
  ])
  return {
    ...Object.fromEntries(all),
    'xss-en-todo': valid(everywhere, ['invalid_answers']),
    'xss-cuestionario': {
      json: { ...makeTip(), questionnaire: { id: XSS_PAYLOADS[1], version: 1 } },
      remarks: ['unknown_questionnaire'],
    },
    'cuestionario-del-prototipo': {
      json: { ...makeTip(), questionnaire: { id: '__proto__', version: 1 } },
      remarks: ['unknown_questionnaire'],
    },
    'cuestionario-version-99': {
      json: { ...makeTip(), questionnaire: { id: 'missions', version: 99 } },
      remarks: ['unknown_questionnaire'],
    },
    'formulas-de-tabla': valid({
      what_happened: `=HYPERLINK("http://127.0.0.1/","ver")`,
      place: `+cmd|' /C true'!A0`,
      papers: '@SUM(1+1)*cmd|x',
      contact: '-2+3\n=1+1\n\t=1+1',
    }),
  }
}

/** Text that is a person's, or says to the eye what it does not say. */
function lookalikes(): Record<string, MadeTip> {
  const texts: Record<string, string> = {
    'sin-un-blanco': 'x'.repeat(25_000),
    'de-emoji': '👩🏽‍⚕️'.repeat(3_000).slice(0, 25_000),
    'de-lineas': '\n'.repeat(24_998) + 'x',
    'de-derecha-a-izquierda': 'أخذوا جواز سفري عند وصولي، ثم דרכון',
    'al-reves': 'Me pagaron \u202e005\u202c y \u2066\u2067oirartnoc\u2069',
    'sin-ancho': 'Ana\u200b \u200dPérez\u2060\ufeff\u{e0041}',
    'con-acentos-sin-fin': `e${'\u0301'.repeat(10_000)}`,
    'como-tip-txt':
      'nada\n\n¿Pueden nuestros abogados usar lo que usted nos cuenta?\nSí, con mi nombre',
  }
  const all = Object.entries(texts).map(([name, what_happened]): [string, MadeTip] => [
    `texto-${name}`,
    { json: makeTip({ what_happened: what_happened.trim() }), remarks: [] },
  ])
  return {
    ...Object.fromEntries(all),
    'texto-de-medio-caracter': {
      json: makeTip({ what_happened: 'hola \ud800 \udc00' }),
      remarks: ['other_text'],
    },
    'texto-que-dice-otra-cosa': {
      json: makeTip(),
      text: 'Todo está bien.\n',
      remarks: ['other_text'],
    },
    'texto-de-terminal': {
      json: makeTip(),
      text: '\u001b[2J\u001b]0;pwned\u0007Hola\r\n',
      remarks: ['other_text'],
    },
    'texto-vacio': { json: makeTip(), text: '', remarks: ['other_text'] },
  }
}
