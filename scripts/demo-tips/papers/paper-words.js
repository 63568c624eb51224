// @ts-check
/** The words on drawn papers, by language. */

/**
 * @typedef {Record<'payTitle' | 'name' | 'place' | 'payDue' | 'payKeptBack' | 'payPaid' | 'signature' | 'stamp'
 *   | 'permitTitle' | 'permitWhere' | 'permitWhy' | 'permitWith' | 'permitBack' | 'permitRefused' | 'notebookTitle' | 'mapHouse', string>
 *   & Record<'permitPlaces' | 'permitReasons' | 'notebookNotes' | 'mapPlaces', string[]>} PaperWords
 */

/** @type {Record<import('../story.js').Language, PaperWords>} */
export const PAPER_WORDS = {
  es: {
    ...{
      payTitle: 'COMPROBANTE DE ESTIPENDIO',
      name: 'Nombre',
      place: 'Unidad',
      payDue: 'Por convenio',
      payKeptBack: 'Aporte',
    },
    ...{ payPaid: 'Recibido', signature: 'Recibí:', stamp: 'BRIGADA' },
    ...{
      permitTitle: 'SOLICITUD DE SALIDA',
      permitWhere: 'Lugar',
      permitWhy: 'Motivo',
      permitWith: 'Con',
      permitBack: 'Regreso',
    },
    permitRefused: 'NO PROCEDE',
    permitPlaces: ['cabecera', 'capital', 'mercado', 'iglesia', 'terminal'],
    permitReasons: ['compras', 'dentista', 'llamar a mi hijo', 'ropa', 'cumpleaños'],
    notebookTitle: 'SALIDAS Y ENTRADAS',
    notebookNotes: [
      'con Dra.',
      'sola, hablar',
      'compras',
      'llegó tarde',
      'sin permiso',
      'iglesia?',
      'ok',
      'llamó afuera',
    ],
    mapHouse: 'CASA BRIGADA',
    mapPlaces: ['puesto 1', 'puesto 2', 'mercado', 'hospital', 'escuela'],
  },
  pt: {
    ...{
      payTitle: 'DEMONSTRATIVO DE BOLSA',
      name: 'Nome',
      place: 'Unidade',
      payDue: 'Valor da bolsa',
      payKeptBack: 'Repasse',
    },
    ...{ payPaid: 'Recebido', signature: 'Recebi:', stamp: 'COOPERACAO' },
    ...{
      permitTitle: 'PEDIDO DE AUTORIZAÇÃO',
      permitWhere: 'Local',
      permitWhy: 'Motivo',
      permitWith: 'Com',
      permitBack: 'Volta',
    },
    permitRefused: 'INDEFERIDO',
    permitPlaces: ['cartório', 'capital', 'praia', 'igreja'],
    permitReasons: ['casamento', 'dentista', 'aniversário', 'visita'],
    notebookTitle: 'CONTAS',
    notebookNotes: [
      '2.000',
      'falta 500',
      'prometido',
      'multa',
      'leite em pó',
      'passagem',
      'não veio',
    ],
    mapHouse: 'A CASA',
    mapPlaces: ['posto', 'porto', 'feira', 'escola'],
  },
  en: {
    ...{
      payTitle: 'PAY ADVICE',
      name: 'Name',
      place: 'Unit',
      payDue: 'Per agreement',
      payKeptBack: 'Contribution',
    },
    ...{ payPaid: 'Received', signature: 'Received:', stamp: 'MISSION' },
    ...{
      permitTitle: 'REQUEST FOR LEAVE',
      permitWhere: 'Where',
      permitWhy: 'Why',
      permitWith: 'With',
      permitBack: 'Back by',
    },
    permitRefused: 'REFUSED',
    permitPlaces: ['the coast', 'town', 'church'],
    permitReasons: ['funeral', 'dentist', 'shopping'],
    notebookTitle: 'NOTES',
    notebookNotes: [
      'meeting again',
      'no call',
      'seven o clock',
      'eggs, paid',
      'moved away',
      'crying',
      'three men',
    ],
    mapHouse: 'THE HOUSE',
    mapPlaces: ['clinic', 'church', 'market', 'school'],
  },
  fr: {
    ...{
      payTitle: 'BULLETIN',
      name: 'Nom',
      place: 'Unité',
      payDue: 'Selon convention',
      payKeptBack: 'Contribution',
    },
    ...{ payPaid: 'Reçu', signature: 'Reçu :', stamp: 'BRIGADE' },
    ...{
      permitTitle: 'DEMANDE DE SORTIE',
      permitWhere: 'Lieu',
      permitWhy: 'Motif',
      permitWith: 'Avec',
      permitBack: 'Retour',
    },
    permitRefused: 'REFUSÉ',
    permitPlaces: ['la ville'],
    permitReasons: ['dentiste'],
    notebookTitle: 'CARNET',
    notebookNotes: ['messe', 'réunion', 'retard'],
    mapHouse: 'LA MAISON',
    mapPlaces: ['hôpital', 'marché'],
  },
}
