// @ts-check
/** Venezuela: those who left, those whose money stayed, those who speak of one and the same person. */
import { groupChat } from '../papers/notes.js'
import { notebookPage } from '../papers/drawn-papers.js'
import { lines, prose } from '../story.js'

/** @type {import('../story.js').Story[]} */
export const VENEZUELA_LEAVING = [
  {
    id: 've-over-the-bridge',
    language: 'es',
    scenes: 'VE',
    tell: (t) => prose`
      ${t.or('Deserté, como dicen ellos.', 'Yo me fui.', 'Ellos me llaman traidor, yo digo que renuncié a un trabajo.')}
      ${t.or('Salí a las cuatro de la mañana con una mochila y el título enrollado dentro del pantalón.', 'Le pagué 300 dólares a un maletero para que me pasara a Colombia por la trocha.', 'Crucé el puente con un grupo de evangélicos, cantando.')}
      ${t.or('Sin pasaporte, porque el pasaporte estaba en la caja fuerte de la coordinación.', `El pasaporte se quedó con ${t.chief}.`, 'No tenía más papel que el carnet de la misión.')}
      ${t.or('En Bogotá lavé platos siete meses.', 'Dormí en la terminal de Cúcuta once días.', 'De ahí fue selva, el Darién, lo que ya se sabe.')}
      ${t.or('A mi esposa la visitaron a los dos días para decirle que yo era un contrarrevolucionario y que el dinero de la cuenta quedaba confiscado.', `Perdí todo lo que tenía en la cuenta, unos ${t.n(t.int(28, 74) * 100)} CUC.`, 'A mi hermano lo sacaron del policlínico donde trabajaba.')}
      ${t.or('Ocho años sin poder entrar a Cuba.', 'En el consulado me dijeron que volviera en ocho años. Así, como quien dice la hora.', 'Mi mamá se murió en el sexto de los ocho años. No la pude enterrar.')}`,
    answers: {
      role: 'before',
      seen: 'passport ban punishment pay? family?',
      documents: (t) => t.or('have', 'no', 'could'),
      lawyers: (t) => t.or('yes', 'yes', 'ask'),
      contact: (t) =>
        t.or(
          '',
          '',
          'cruce.puente@example.org',
          'Por WhatsApp al +57 300 000 0000, a cualquier hora.',
        ),
    },
  },
  {
    id: 've-frozen-account',
    language: 'es',
    scenes: 'VE',
    tell: (t) => prose`
      ${t.or('Lo mío es la cuenta.', 'Quiero preguntar por el dinero congelado.', 'A mí lo que me robaron se llama "cuenta congelada".')}
      ${t.or(`Cada mes ponían ${t.n(t.int(15, 25) * 10)} CUC en una tarjeta en Cuba que solo se podía usar al terminar.`, 'Te abrían una cuenta, te daban un número y la tarjeta la tenía "la oficina".', 'El 50 por ciento lo cobraba tu familia y el otro 50 se quedaba congelado hasta el fin de misión.')}
      ${t.or('Si faltaba un mes para terminar y te mandaban para Cuba por indisciplina, lo perdías todo.', 'Yo terminé en regla, con evaluación de B, y aun así faltaban once meses.', `Cuando pedí el estado de cuenta, ${t.chief} me dijo que eso era desconfianza.`)}
      ${t.or('Después con el cambio de moneda lo que quedaba se volvió sal y agua.', 'Y cuando quise sacar lo mío, el banco que no tenía efectivo.', '')}
      ${t.or(`Según mis cuentas: ${t.total} dólares que pagaba el país, ${t.kept} que veía yo.`, `El ${t.pct}. Saquen la cuenta de treinta meses.`, '')}
      ${t.may('¿Eso se puede reclamar en algún lado?', 0.6)}`,
    answers: {
      role: 'before',
      seen: 'pay contract? punishment?',
      documents: (t) => t.or('have', 'have', 'no'),
      lawyers: (t) => t.or('yes', 'yes', 'ask'),
    },
    files: (t) => (t.int(0, 3) === 0 ? [notebookPage(t, 'mis cuentas.jpg')] : []),
  },
  {
    id: 've-yaimara-herself',
    language: 'es',
    scenes: 'VE',
    once: true,
    hand: 'bare',
    tell: () => prose`
      Me dicen Yai. Soy de Holguín. No pongo apellido ni el lugar exacto porque somos pocas y enseguida saben.

      Me quitaron el teléfono dos veces para revisarlo. La segunda vez encontraron que le escribía a mi hermana que vive afuera y
      desde entonces estoy en "observación". Me toca guardia cada dos días. El jefe entra al cuarto sin tocar, dice que es
      inspección. Le pongo una silla a la puerta.

      Si me voy le quitan la casa a mi mamá, eso me lo dijo él. No sé si es verdad pero no puedo arriesgarme. Tengo 27 años.`,
    answers: {
      role: 'on_mission',
      country: 'VE',
      place: '',
      year_from: '2023',
      year_to: '',
      seen: 'minders punishment hours violence family',
      documents: 'no',
      lawyers: 'ask',
      contact: 'Por mi hermana, ella sabe. No me escriban a mí.',
    },
  },
  {
    id: 've-yaimara-mother',
    language: 'es',
    scenes: 'VE',
    once: true,
    hand: 'plain',
    tell: () => prose`
      Buenas tardes, quien les escribe es una madre, de Holguín, del reparto. Mi hija se llama Yaimara Riverón Tellez y es enfermera,
      la niña de mis ojos, y hace dos años está en Venezuela, en San Félix. Yo le decía que no fuera, pero ella quería arreglar
      el techo, que se nos moja hasta la cama.

      Al principio llamaba los domingos. Después me llamaba llorando. Después no llama, me manda un audio y dice mamá estoy bien, y
      una madre sabe cuando le están parando al lado a una. En enero vino un hombre a la casa, muy educado, con una jabita con un
      pollo, y me preguntó si mi hija tenía pensado "quedarse". Me dijo que yo vivía en una casa de fondo habitacional, que eso lo
      sabía él. Yo no supe qué contestar. El pollo no me lo comí, se lo di a la vecina.

      Lo que quiero es que me la manden para acá. El dinero no me importa. Si ustedes pueden averiguar por ella sin que le hagan
      daño, Dios se lo pague. Esto lo escribe mi nieto en su teléfono.`,
    answers: {
      role: 'relative',
      place: 'San Félix',
      year_from: '2023',
      year_to: '',
      seen: 'punishment family',
      contact: 'No tengo teléfono propio. Mi otra hija está en Tampa.',
    },
  },
  {
    id: 've-yaimara-sister',
    language: 'es',
    scenes: 'VE',
    once: true,
    hand: 'tidy',
    tell: () => prose`
      Vivo en Tampa desde 2016. Mi hermana menor, Yaimara Riverón, es enfermera en un CDI del estado Bolívar (Caroní Abajo) y la
      tienen prácticamente presa. Lo resumo por puntos para que les sea útil:

      El jefe de la brigada, que se hace llamar Teudis Batallán, le quitó el celular y leyó nuestros mensajes. Entra de noche al
      cuarto de las muchachas. Otra enfermera pidió el regreso por lo mismo y la devolvieron a Cuba con una sanción, a ella, no a él.

      A mi mamá la fueron a ver a la casa en enero de 2025 para amenazarla con la vivienda.

      Yo puedo declarar ante un juez aquí y puedo pagar el boleto de mi hermana desde cualquier país. Lo que no puedo es que ella
      aparezca con su nombre mientras esté allá. Por favor no la contacten directamente. Tengo los audios guardados.`,
    answers: {
      role: 'relative',
      place: 'CDI Caroní Abajo, San Félix',
      year_from: '2023',
      year_to: '2025',
      seen: 'minders punishment violence family movement',
      documents: 'have',
      lawyers: 'yes',
      contact: 'hermana.tampa@example.org o +1 813 555 0142, después de las 6 pm (hora del Este).',
    },
  },
  {
    id: 've-osmani-wife',
    language: 'es',
    scenes: 'VE:Guasdualito',
    once: true,
    tell: (t) => prose`
      Mi esposo es el doctor Osmani Tamarit, especialista en MGI. Salió para ${t.town} en 2016 y en marzo de 2018 se fue por Colombia sin
      decirme nada, para que yo no tuviera que mentir. Se lo agradezco y no se lo perdono, las dos cosas.

      A los cuatro días me citaron en la dirección municipal. Éramos siete en la mesa y yo. Me pidieron que escribiera una carta
      diciendo que me había abandonado y que yo lo repudiaba. No la escribí. Al mes me "reubicaron": de jefa de sala a la
      lavandería del hospital, con título universitario. A los niños en la escuela les dijeron hijos de un traidor en el
      matutino, delante de todos. El varón tenía nueve años y dejó de hablar unas semanas.

      Pedí reunirme con él. Que cuando pasen los ocho años, me dijeron. Ya pasaron siete. Del dinero que tenía en la cuenta, nada.`,
    answers: {
      role: 'relative',
      seen: 'punishment ban family pay',
      documents: 'could',
      lawyers: 'ask',
      year_from: '2016',
      year_to: '2018',
    },
  },
  {
    id: 've-osmani-brother',
    language: 'es',
    scenes: 'VE:Guasdualito',
    once: true,
    hand: 'hasty',
    tell: (t) => prose`
      Soy hermano de Osmani Tamarit, médico que abandonó la misión en ${t.town} en el 2018. A mí me sacaron del trabajo por eso, era chofer
      de ómnibus de salud pública, 19 años sin un accidente, y me dijeron "pérdida de confianza". ¿Confianza de qué, si el que se fue
      fue él? Ahora manejo un bicitaxi.

      Mi cuñada se porta como una leona pero está flaca. No quieren que se vaya. Si hay una demanda, apúntenme.`,
    answers: {
      role: 'relative',
      seen: 'punishment family',
      documents: 'have',
      lawyers: 'yes',
      year_from: '',
      year_to: '2018',
    },
  },
  {
    id: 've-group-chat',
    language: 'es',
    scenes: 'VE',
    hand: 'tidy',
    tell: (t) => lines`
      ${t.or('Pego el chat del grupo de la brigada, saquen ustedes las conclusiones:', 'Esto es del grupo. No comento nada.', 'copio y pego, tengo capturas también')}

      [${t.int(1, 28)}/${t.int(1, 12)} 5:41 pm] Jefe: Buenas tardes colaboradores. Recuerden el parte de las 6.
      [5:58 pm] Dra. Lis: Presente consultorio 4
      [5:59 pm] Enf. Ramoncito: presente
      [6:00 pm] Jefe: Faltan 3. El que no esté en su casa a las 6 que me explique por qué
      [6:04 pm] ${t.or('Dr. Abel', 'Lic. Tamayo', 'Dra. Noemí')}: profe estoy en la cola del ${t.or('pollo', 'pan', 'gas')}
      [6:05 pm] Jefe: La cola se hace en horario laboral NO. Mañana por escrito
      [6:05 pm] Jefe: Y ya saben que las salidas del municipio se piden con 72 horas
      ${t.may(`[6:11 pm] Jefe: ${t.chief} viene el jueves. Casas limpias, murales al día y NADIE habla de salario`, 0.7)}
      ${t.may('[6:12 pm] Enf. Ramoncito: profe y el estipendio del mes pasado?')}
      [6:13 pm] Jefe: ${t.or('Eso se habla personal', 'Aquí se vino a cumplir', 'Compañero no use el grupo para eso')}
      [6:20 pm] Jefe: ${t.or('Los pasaportes siguen en la coordinación, no insistan', 'El que tenga familiares que salieron del país lo informa HOY', 'Meta de mañana 60 pacientes por consultorio. Sin justificación')}
      [6:21 pm] Dra. Lis: 👍`,
    answers: {
      role: (t) => t.or('on_mission', 'before', ''),
      seen: 'movement minders punishment? pay? passport?',
      documents: 'have',
      lawyers: (t) => t.or('ask', 'no', ''),
    },
    files: (t) => (t.int(0, 1) === 1 ? [groupChat(t, 'Chat de WhatsApp con Brigada.txt')] : []),
  },
  {
    id: 've-driver-of-passports',
    language: 'es',
    scenes: 'VE',
    tell: (t) => prose`
      ${t.or('Yo soy venezolano, chofer.', 'Chofer de la gobernación, venezolano, jubilado ya.', 'Les habla uno que manejaba la camioneta de la misión.')}
      ${t.or('Iba al aeropuerto a buscar a los cubanos.', 'Mi trabajo era traerlos de Maiquetía.', 'Cada dos meses llegaba un vuelo y yo cargaba veinte, treinta.')}
      ${t.or('No habían ni agarrado la maleta cuando un señor iba pasando con una bolsa negra, de esas de basura, recogiendo los pasaportes.', 'Antes de montarse, el pasaporte para una caja de zapatos. La caja iba adelante conmigo.', `La bolsa terminaba siempre en las mismas manos: ${t.chief}.`)}
      ${t.or('Una muchacha preguntó que cuándo se lo devolvían y él le dijo: "cuando te vayas".', 'Los llevaban a una casa en las afueras. Yo sé cuál es.', 'Nunca vi que le devolvieran uno a nadie.')}
      ${t.may('Si quieren la dirección, se la doy, pero que no aparezca mi nombre, que aquí las cosas están feas.', 0.6)}`,
    answers: {
      role: (t) => t.or('colleague', 'other'),
      seen: 'passport minders?',
      documents: (t) => t.or('no', 'could'),
      lawyers: (t) => t.or('ask', 'no', ''),
    },
  },
]
