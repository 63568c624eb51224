// @ts-check
/** In Spanish: four people who had time, and two pages each. */
import { badge, notebookPage, payReceipt, permitSlip, sketchMap } from '../papers/drawn-papers.js'
import { contractPdf } from '../papers/documents.js'
import { voiceNote } from '../papers/voice.js'
import { prose } from '../story.js'

/** @type {import('../story.js').Story[]} */
export const LONG_IN_SPANISH = [
  {
    id: 'gt-three-years-in-peten',
    language: 'es',
    once: true,
    hand: 'tidy',
    tell: () => prose`
      Llegué a Guatemala en febrero de 2004. Éramos cuarenta y dos. En el salón de protocolo, antes de recoger el equipaje, nos pusieron en fila
      y un compañero que después supe que se llamaba Rolando Quiñonero fue pasando con un sobre de nailon. Echábamos el pasaporte en el sobre
      y él hacía una raya en un papel. Nadie preguntó. Yo tampoco. Uno venía con la emoción.

      A mí me tocó Poptún, en el Petén. Tenía 31 años, dos de especialista, una niña de tres en Camagüey y un marido que después dejó de serlo.
      El hospital se llamaba El Achiotal. Del pueblo a la aldea más lejana de mi zona había siete horas en época seca; en época de lluvia no
      había horas, se llegaba cuando se llegaba.

      Sobre el trabajo no tengo quejas, o tengo las que tiene cualquier médico. Vi niños con el pelo rojo de hambre. Atendí partos con una
      linterna en la boca. La gente me llevaba gallinas. Eso fue lo mejor que he hecho en mi vida y no dejo que nadie me lo ensucie, ni
      los de allá ni los de acá.

      Sobre el dinero. El ministerio guatemalteco nos daba un estipendio en quetzales que firmábamos en una planilla. Firmábamos por una cantidad y
      contábamos otra. La diferencia era "la cotización". El primer año fueron 1 500 dólares al mes según la planilla y 300 en la mano,
      o sea, la quinta parte. Cuando Minerva, la epidemióloga, dijo en una reunión que ella sabía sumar, se hizo un silencio que todavía lo oigo.
      A Minerva le tocó la aldea más lejana a partir del lunes.

      Sobre las salidas. Había que reportarse a las siete de la noche por teléfono fijo, y como el fijo era uno y estaba en la farmacia de
      don Chepe, a las siete se hacía la cola en la farmacia. El que llamaba del otro lado era siempre el mismo. Si uno quería ir a la
      cabecera a comprar ropa interior, se pedía por escrito con tres días. Tengo guardadas dos de esas solicitudes, una negada: "no procede,
      motivo banal". El motivo era ropa interior.

      Sobre los informes. Yo escribía que había visto 18 pacientes y en el consolidado salían 50. La primera vez pensé que era un error y
      fui a corregirlo. Rolando me explicó, con mucha calma, que el error era mío, porque yo no contaba las "consultas de pasillo", ni las
      charlas, ni la gente que me decía adiós. Me dijo: "doctora, eso es lo que le pagan". Después entendí que no me lo pagaban a mí.

      Sobre las que se fueron. En tres años se fueron nueve. La mayoría para México. Cada vez que se iba una, a las demás nos reunían y
      teníamos que decir en voz alta qué pensábamos de ella. Yo dije de mi amiga Caridad, que me había puesto el suero cuando el dengue, que
      era una malagradecida. Eso es lo que más me pesa de todo, más que el dinero.

      En 2006 mi papá se cayó del techo. Pedí ir. Me contestaron que las vacaciones me tocaban en noviembre, y era agosto. Murió en
      septiembre. En noviembre fui, estuve los treinta días y regresé a terminar, porque si no regresaba perdía lo que había en la cuenta
      y mi niña ya estaba apuntada para unos zapatos. Así se lo digo para que entiendan que no hace falta una cadena.

      Terminé en febrero de 2007 con diploma. Me devolvieron el pasaporte en el aeropuerto para pasar migración y me lo volvieron a quitar del
      otro lado.

      Ahora vivo en otro país y mi hija estudia. Me decidí porque leí que ustedes tienen los convenios. Busquen en el del 2002 quién paga el
      hospedaje: ahí dice el ministerio. Nosotras lo pagábamos también, 40 dólares. Alguien lo cobró dos veces.

      Mando una foto de la solicitud negada, el carnet y un mapa que dibujé de memoria de los puestos de la zona.`,
    answers: {
      role: 'before',
      country: 'GT',
      place: 'Hospital El Achiotal, Poptún, Petén',
      year_from: '2004',
      year_to: '2007',
      seen: 'pay passport movement minders punishment family statistics danger',
      documents: 'have',
      papers: 'El acuerdo de 2002, la parte del hospedaje',
      contact:
        'peten.2004@example.org. Lo abro los fines de semana. Si me llaman por otro nombre no contesto: el que espero es "Achiote".',
      lawyers: 'yes',
    },
    files: (t) => [
      permitSlip(t, 'solicitud negada.jpg'),
      badge(t, 'carnet.jpg', 'MGI'),
      sketchMap(t, 'mapa de memoria.png'),
    ],
  },
  {
    id: 've-the-leader-who-repents',
    language: 'es',
    once: true,
    hand: 'tidy',
    tell: () => prose`
      Yo fui de los otros. Lo digo al principio para que decidan si siguen leyendo.

      No soy médico. Me gradué en una academia que no voy a nombrar. En 2009 me mandaron a Venezuela como "asesor de cuadros" y quedé al
      frente de la seguridad de tres municipios del estado Monagas. En el papel yo era licenciado en tecnología de la salud. Mi jefe era
      Nivaldo Urquijo, que estaba en Maturín y que antes había estado en Petare.

      Les cuento lo que se hacía, en orden.

      Uno. El pasaporte. Se recogía al llegar y se guardaba por provincias, en cajas de zapatos marcadas con la letra. La razón que se daba era que
      podían robarlo. La razón de verdad me la dijo Nivaldo la primera noche: "sin eso no pasan del primer puesto de la Guardia".

      Dos. Los reportes. De cada diez colaboradores, dos informaban. Unos por convicción, otros porque querían el permiso de vacaciones y otros
      porque tenían algo que tapar. Yo sabía quién dormía con quién, quién compraba dólares, quién tenía un primo en Miami. Eso iba a
      una hoja que se llamaba "estado político-moral", los viernes.

      Tres. Las familias. Cuando uno flaqueaba se llamaba a la provincia y alguien visitaba la casa. No se amenazaba, era un arte. Se preguntaba
      por el techo, por el turno de la niña en el círculo infantil. La gente entiende.

      Cuatro. Los castigos. Yo propuse diecisiete revocaciones. Catorce eran por cosas que hoy me dan risa: un novio, un teléfono, una
      discusión por el arroz. A cada uno de esos catorce le costó lo que tenía en la cuenta, entre tres y seis mil CUC. Hago la cuenta
      y son unos setenta mil. Yo los firmé.

      Cinco. Los números. El parte de pacientes venía fijado de arriba. Lo bajábamos como meta. Si un CDI no llegaba, Nivaldo lo
      completaba por teléfono. Una vez lo oí decir "ponle doscientos más a Punta de Mata, que hoy estoy generoso".

      Seis. El dinero. De eso vi poco, pero vi esto: en la caja de la coordinación había un libro donde al lado de cada colaborador estaba lo
      que se cobraba por él y lo que se le entregaba. El promedio estaba por el ocho por ciento. El libro se quemó en 2013, cuando la auditoría. Yo
      lo quemé. Antes copié una hoja. Sí, la tengo.

      ¿Por qué escribo? Por una muchacha de Holguín. No fue de mi época, me lo contaron hace poco: Teudis Batallán, que fue alumno mío, le está
      haciendo la vida imposible a una enfermera en San Félix y yo sé de dónde aprendió. Le enseñé yo.

      No pido perdón, no creo que ustedes repartan eso. Puedo declarar si me garantizan que a mi familia la sacan primero. Si no, tomen esto
      como quien oye llover.`,
    answers: {
      role: 'before',
      country: 'VE',
      place: 'Maturín y alrededores, Monagas',
      year_from: '2009',
      year_to: '2014',
      seen: 'pay passport movement minders punishment family statistics politics',
      documents: 'have',
      lawyers: 'ask',
      contact: 'No me escriban. Yo vuelvo a escribir en marzo.',
    },
    files: (t) => [notebookPage(t, 'hoja.jpg')],
  },
  {
    id: 've-six-years-one-doctor',
    language: 'es',
    once: true,
    hand: 'tidy',
    tell: () => prose`
      Buenas. Trataré de ser ordenada pero me conozco. Soy Alina, pongo el nombre porque ya estoy fuera y porque Alinas hay muchas.

      Salí la primera vez en 2012, para Barinas, al CDI Alto Llano. La jefa era Idalmis Corrales. Idalmis sí era médico, eso hay que decirlo, pero hacía
      quince años que no veía un paciente. Nos recibió con una frase que nunca se me olvidó: "ustedes vinieron a dar, no a pedir". Y a continuación
      pidió los pasaportes.

      El primer pago fue a los dos meses. Setecientos bolívares. Una compañera que estaba al lado mío empezó a reírse y no podía parar, y tuvieron
      que sacarla. En dólares aquello era nada, y en comida era menos. La otra parte, la de Cuba, eran 125 CUC a nombre de mi mamá y 125 congelados.
      Yo había oído que por cada una de nosotras Venezuela mandaba petróleo. Nunca supe cuántos barriles valgo. Una vez un doctor
      venezolano, de los que ganaban poco también, me dijo: tú cuestas 5 000 dólares al mes, mi amor, y te dan 250. Saqué la cuenta: el 5 por ciento.

      Había una lista de cosas que no se podían hacer y estaba pegada en la nevera, para verla cada vez que una tenía hambre. No salir después de
      las seis. No montar en moto. No recibir visitas. No opinar. No entrar a la embajada de nadie. No tener relaciones con nacionales "de dudosa
      posición". No usar las redes para hablar de la escasez. La número once decía: no enfermarse sin avisar. Creo que era un chiste. No estoy segura.

      En 2014, cuando las guarimbas, nos mandaron a curar a la calle sin identificación. Le pusieron una piedra en la frente a Yoandra, once puntos. Se
      reportó como caída en la ducha.

      En 2016 me mandaron a Tocuyito. La misma Idalmis, que la habían subido. Ahí fue lo de las planillas de votación. Yo tenía setenta familias
      y de cada una tenía que saber por quién votaba. Puse que todas eran dudosas. Me hicieron un análisis de tres horas, con acta, y me
      bajaron la evaluación a M. Con M no se cobra el congelado completo.

      Me fui el 9 de mayo de 2018. No les cuento cómo porque por ahí todavía pasa gente. Estuve en Perú, donde fui mesera; en Chile, donde fui cajera,
      cuidadora y por fin doctora. Los ocho años se cumplen en mayo. Mi mamá tiene 83. Hacemos videollamada y ella me enseña el almanaque,
      donde va tachando.

      Lo que puedo probar: tengo el contrato del segundo viaje, o más bien fotos de cuatro de las nueve páginas; tengo los comprobantes; tengo un
      audio de Idalmis donde dice lo de los hijos. En el audio se oye mal, pero se oye.

      Lo que no puedo probar: todo lo demás. ¿Cómo se prueba el miedo? Si saben, me dicen.

      Una cosa más. Mi compañera de cuarto en Barinas se llamaba Mirelys y era de Holguín. Desapareció de los chats en 2019. Si alguien de los que
      les escribe sabe de ella, que le digan que la grabadora no la boté.`,
    answers: {
      role: 'before',
      country: 'VE',
      place: 'CDI Alto Llano, Barinas; CDI Las Palmas, Tocuyito',
      year_from: '2012',
      year_to: '2018',
      seen: 'pay passport movement punishment ban family contract danger statistics politics',
      documents: 'have',
      lawyers: 'yes',
      contact:
        'alina.de.barinas@example.org, o el WhatsApp +56 9 0000 0000. A cualquier hora menos domingos.',
    },
    files: (t) => [
      contractPdf(t, 'contrato 4 paginas.pdf'),
      payReceipt(t, 'IMG_1201.jpg'),
      payReceipt(t, 'IMG_1202.jpg'),
      voiceNote('audio Idalmis.wav', 6),
    ],
  },
  {
    id: 'bo-psychologist',
    language: 'es',
    once: true,
    hand: 'hasty',
    tell: () => prose`
      Psicóloga. Fui a Bolivia a "atender a la brigada", o sea, mis pacientes eran los propios cubanos. Por eso sé lo que sé y por eso lo cuento sin
      un solo nombre de paciente.

      En dos años y medio atendí 114 personas. Anoté, en clave, de qué se quejaban. Insomnio, 71. Llanto, 60. Ideas de no querer vivir, 9, y de
      esas nueve una lo intentó. Bebida, casi todos los hombres. Los motivos que decían: la familia lejos (102), el dinero (88), miedo al jefe (77), el
      frío (40), y al final, muy al final, los pacientes bolivianos (6).

      El jefe era Lino Echenagusía. A las tres semanas de llegar me pidió las historias. Le dije que eran secreto. Me contestó que aquí
      el único secreto era el militar. Se las llevó de todos modos, en agosto de 2012, de la gaveta, mientras yo estaba en La Paz en una reunión
      que convocó él mismo. En septiembre revocaron a tres de mis pacientes. Los tres me habían hablado de irse. Desde ese día escribí solo
      que todo el mundo dormía bien.

      La muchacha que lo intentó se tomó las pastillas un 31 de diciembre. La salvamos. Lo primero que hizo la coordinación fue hacerle
      firmar que había sido una confusión con la dosis. Lo segundo fue mandarla a Cuba con una etiqueta de "trastorno previo". Así no
      había que pagarle. Ella no tenía ningún trastorno previo. Tenía veintiséis años y llevaba cinco meses sin cobrar.

      Cobrábamos el diez, el doce por ciento, según el mes. Una vez pregunté si mi trabajo lo pagaba también Bolivia, porque yo no atendía a un solo boliviano.
      Lino se rió. Me dijo: "te tengo puesta como pediatra".

      Así que en alguna parte hay una estadística de niños curados por mí. Nunca he tratado a un niño. Busquen eso, que se puede buscar: los informes
      del hospital Nueva Aurora, en El Alto, 2011 a 2013. Una pediatra que no existe.`,
    answers: {
      role: 'before',
      country: 'BO',
      place: 'Hospital Nueva Aurora, El Alto',
      year_from: '2011',
      year_to: '2013',
      seen: 'pay minders punishment statistics',
      documents: 'could',
      lawyers: 'ask',
      contact: 'psico.altura@example.org',
    },
  },
]
