// @ts-check
/** In Portuguese, a page each; two of them are people of whom another tip speaks. */
import { badge } from '../papers/drawn-papers.js'
import { letterDocx } from '../papers/documents.js'
import { prose } from '../story.js'

/** @type {import('../story.js').Story[]} */
export const WITNESSES_IN_PORTUGUESE = [
  {
    id: 'pt-radio-operator',
    language: 'pt',
    once: true,
    tell: () => prose`
      Eu operava o rádio no polo, perto de Tabatinga. Às sete da noite em ponto entrava a voz do coordenador Yordanis e perguntava por cada médico,
      pelo número, não pelo nome. Doutor A. era o dois. Doutora M. era a cinco. Se o rio tivesse cheio e eles não chegassem a tempo na base, ele
      queria que eu jurasse que estavam vivos e que não tinham atravessado. Atravessar é atravessar pra Colômbia, dá meia hora de canoa.

      No Natal de 2014 pedi pra ele deixar o pessoal em paz um dia só. Ele falou: Natal é quando mais se atravessa.

      Guardei os livros de registro do rádio, que iam pro lixo quando puseram internet. Tem a hora e tem a frase que ele mandava repetir, "seguimos
      firmes". Trezentas e tantas vezes por ano.`,
    answers: {
      role: 'colleague',
      country: 'BR',
      place: 'Alto Solimões',
      year_from: '2014',
      year_to: '2017',
      seen: 'movement minders',
      documents: 'have',
      lawyers: 'yes',
    },
  },
  {
    id: 'pt-doctor-with-the-envelope',
    language: 'pt',
    once: true,
    hand: 'tidy',
    tell: () => prose`
      Uma amiga enfermeira me disse que escreveu para vocês e que me chamou de Dra. M. Sou eu.

      Fui transferida de um dia para o outro porque somei em voz alta. A soma era simples: 10 400 reais por mês, dos quais chegavam a mim, no começo, o
      equivalente a 400 dólares no Brasil, e 600 que ficavam "guardados" em Cuba para quando eu voltasse. Não voltei, portanto eles guardam até
      hoje. Depois subiu para 2 900 reais. Vinte e oito por cento, e isso porque saiu no jornal.

      O envelope que deixei com ela tem: o contrato com a comercializadora, fotografado página por página durante uma aula de português, enquanto o
      coordenador saía para fumar; a lista de quem participou; e uma carta ao meu filho, que é só para ele. Autorizo a abertura, menos a carta.`,
    answers: {
      role: 'before',
      country: 'BR',
      place: 'Tabatinga',
      year_from: '2014',
      year_to: '2018',
      seen: 'pay contract punishment',
      documents: 'have',
      lawyers: 'yes',
      contact: 'doutora.m@example.org',
    },
    files: (t) => [
      badge(
        { ...t, town: 'Tabatinga', from: 2014, to: 2018, site: 'Polo Base Igarapé Novo' },
        'cracha.png',
        'CLINICA GERAL',
      ),
    ],
  },
  {
    id: 'pt-mayors-aide',
    language: 'pt',
    scenes: 'BR:Quixadá',
    once: true,
    hand: 'tidy',
    tell: (t) => prose`
      Assessor de gabinete do prefeito na época. Em ${t.month} de 2014 recebemos a visita de um representante da cooperação, senhor ${t.chief}, que pediu três coisas: uma
      sala com porta, um carro e "discrição em matéria de afetos". A terceira parece piada, mas está na ata, e fui eu que redigi.

      Meses depois, quando uma das médicas engravidou, ele pediu que a prefeitura atestasse que ela estava inapta para o trabalho. O prefeito recusou e ele
      conseguiu o atestado em outro lugar. Em dez dias ela estava no avião. O pai da criança trabalha aqui no almoxarifado até hoje e nunca viu o filho.

      Não tenho partido nisso. Votei em quem trouxe o programa e o programa salvou vida aqui. Isso não apaga a ata.`,
    answers: {
      year_from: '2014',
      year_to: '2016',
      role: 'official',
      seen: 'minders punishment family',
      documents: 'have',
      lawyers: 'ask',
      contact: 'gabinete.antigo@example.org',
    },
    files: (t) => [letterDocx(t, 'ata reuniao.docx')],
  },
  {
    id: 'pt-father-at-the-store',
    language: 'pt',
    scenes: 'BR:Quixadá',
    once: true,
    hand: 'bare',
    tell: () => prose`
      meu nome não importa trabalho no almoxarifado da prefeitura. namorei uma doutora cubana um ano e sete mes, ela ficou gravida e levaram ela embora
      antes de eu saber se era menino ou menina. é menino. tem nove anos. vi por video duas vez, a avó segura o telefone.

      ela assinou um papel dizendo que o pai era desconhecido porque se não perdia o emprego lá. queria saber se tem como eu provar que eu não sou desconhecido.`,
    answers: {
      year_from: '2014',
      year_to: '2015',
      role: 'relative',
      seen: 'family punishment',
      documents: 'no',
      lawyers: 'yes',
      contact: 'almoxarife@example.org',
    },
  },
]
