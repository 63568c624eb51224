// @ts-check
/** Guatemala, where the organisation that asks has its first documents: the brigades, and those who worked beside them. */
import { badge, notebookPage, payReceipt, sketchMap } from '../papers/drawn-papers.js'
import { brigadeList } from '../papers/tables.js'
import { contractPdf, letterDocx } from '../papers/documents.js'
import { prose } from '../story.js'

/** @type {import('../story.js').Story[]} */
export const GUATEMALA = [
  {
    id: 'gt-budget-official',
    language: 'es',
    scenes: 'GT',
    hand: 'tidy',
    tell: (t) => prose`
      ${t.or('Trabajé en una dirección financiera del ministerio de salud, en la capital.', 'Fui analista de presupuesto; por mis manos pasaban los renglones de la cooperación.', 'Me desempeñé en la unidad de planificación de un área de salud.')}
      ${t.or('El convenio decía "cooperación solidaria", pero cada año había que programar un renglón para estipendios, alimentación, vivienda, boletos aéreos y un funcionario que no atendía pacientes.', `A los brigadistas se les asignaban ${t.n(t.int(24, 46) * 100)} quetzales mensuales por persona, más casa, y las planillas venían firmadas por una sola mano.`)}
      ${t.or(`Quien firmaba por todos era ${t.chief}.`, `La persona de enlace era ${t.chief}, con rango de coordinador; nunca vi su título de nada.`, 'La embajada pedía que el depósito se hiciera a una sola cuenta.')}
      ${t.or('Cuando pregunté por qué no se pagaba a cada quien, me respondieron que así lo establecía la carta de entendimiento.', 'Un médico guatemalteco ganaba menos que lo que costaba cada brigadista, y eso nunca salió en los periódicos.', 'Pedí la constancia de colegiado de cada uno. No existía; se les autorizaba por oficio.')}
      ${t.may('Conservo copia de dos oficios y de una planilla.')}
      ${t.or('Sigo en el sector público, así que les ruego prudencia.', 'Ya me jubilé, pero mi hija trabaja ahí.', '')}`,
    answers: {
      role: 'official',
      seen: 'pay credentials? contract? minders?',
      documents: (t) => t.or('have', 'could', 'have'),
      lawyers: (t) => t.or('ask', 'ask', 'yes'),
      papers: (t) =>
        t.or(
          'Convenio de cooperación de 1998 y el acuerdo subsidiario de 2012',
          'La carta de entendimiento sobre oftalmología, 2007',
          'Las cartas de 2018 sobre renegociar el acuerdo',
          '',
        ),
      contact: (t) =>
        t.or(
          '',
          'enlace.presupuesto@example.org, desde una computadora que no es del ministerio',
          'Por correo: archivo.z9@example.org',
        ),
    },
    files: (t) =>
      t.int(0, 2) > 0
        ? [letterDocx(t, 'Oficio 214.docx'), brigadeList(t, 'planilla brigada.csv')]
        : [],
  },
  {
    id: 'gt-nurse-highlands',
    language: 'es',
    scenes: 'GT:Cobán GT:Nebaj GT:Huehuetenango',
    tell: (t) => prose`
      ${t.or(`Estuve en ${t.town}.`, `Hice misión en Guatemala, departamento de ${t.region}.`, `Mi lugar fue ${t.site}.`)}
      ${t.or('Hacía frío y no nos dieron ni una frazada.', 'Se caminaba cinco horas para vacunar en una aldea.', 'Yo no hablaba la lengua de la gente y la gente apenas español; aprendí a decir "¿dónde le duele?".')}
      ${t.or(`Nos pagaban el ${t.pct} de lo que el gobierno de allá daba por cada uno.`, `De ${t.total} dólares, según supe después por un doctor guatemalteco, a mí me tocaban ${t.kept}.`, `Yo creía que ${t.kept} dólares era el salario. Después me enteré de que eran las sobras.`)}
      ${t.or('Los pasaportes en la embajada, "por seguridad".', `El pasaporte lo tenía ${t.chief} en una caja de galletas, lo vi yo.`, 'Para cobrar una remesa hacía falta el pasaporte y había que pedirlo prestado, ¡prestado, lo que es de una!')}
      ${t.or('Los sábados reunión en la cabecera, tres horas de guagua, para leer el periódico Granma de la semana anterior.', 'A las nueve de la noche pasaban lista por teléfono.', 'Prohibido ir a la capital. Prohibido el lago. Yo conocí el lago por una postal.')}
      ${t.may('La gente sí, la gente era un amor. Todavía me escribe una comadrona.')}`,
    answers: {
      role: 'before',
      seen: 'pay passport movement? minders? family?',
      documents: (t) => t.or('have', 'no', 'no', 'could'),
      lawyers: (t) => t.or('yes', 'ask', ''),
    },
    files: (t) => (t.int(0, 3) === 0 ? [payReceipt(t, 'estipendio.png')] : []),
  },
  {
    id: 'gt-eye-surgery',
    language: 'es',
    scenes: 'GT:Jalapa GT:Cobán',
    tell: (t) => prose`
      ${t.or('Oftalmología. Operábamos cataratas y pterigium.', 'Yo era instrumentista en el centro de los ojos.', 'Anestesia local, lente, gasa, el próximo. Así todo el día.')}
      ${t.or(`La meta eran ${t.int(40, 70)} cirugías por jornada.`, 'Había una pizarra con el número que había que alcanzar y al lado el número de la brigada de otro país, para competir.', 'Venían guaguas con gente de las fincas que ni sabía de qué los iban a operar.')}
      ${t.or('Se operó gente que no lo necesitaba. Pterigium de dos milímetros, fuera, que cuenta igual.', 'El que se infectaba no volvía a la lista: se ponía "satisfactorio".', 'Hubo cinco infecciones en una semana y el informe salió en cero. Pregúntenle a los pacientes, si los encuentran.')}
      ${t.or(`${t.chief}, de la coordinación, tenía las historias clínicas bajo llave.`, 'No había a quién quejarse: el hospital decía que eso era de los cubanos y los cubanos que eso era del convenio.', '')}
      ${t.may(`Por eso cobré ${t.kept} dólares al mes, el ${t.pct}.`)}`,
    answers: {
      role: 'before',
      seen: 'statistics credentials hours pay?',
      documents: (t) => t.or('could', 'no', 'have'),
      lawyers: (t) => t.or('ask', 'yes', ''),
      papers: (t) => t.or('', 'La carta de 2007 sobre salud visual', ''),
    },
  },
  {
    id: 'gt-local-nurse',
    language: 'es',
    scenes: 'GT',
    tell: (t) => prose`
      ${t.or('Soy enfermera auxiliar, guatemalteca.', 'Mire, yo soy de acá y trabajé con ellos.', 'Fui compañera de varias doctoras cubanas.')}
      ${t.or('Eran buenas personas, eso que conste.', 'Compartíamos tortilla y frijol, y ellas contaban de sus hijos.', 'La doctora que estuvo más tiempo lloraba los domingos.')}
      ${t.or('Nunca andaban solas. Si yo invitaba a una a la feria, tenía que venir la otra.', 'Un día le ofrecí llevarla a conocer Tikal y me dijo bajito que no la dejaban ni a la cabecera.', 'El coordinador llamaba al teléfono del puesto, no al de ellas, para ver si estaban.')}
      ${t.or('Un mes no les llegó el dinero y nosotras les juntamos para el jabón.', `Me enteré por la planilla que pagábamos ${t.total} y a ella le daban ${t.kept}.`, 'La ropa que vestían era regalada.')}
      ${t.may('Cuando una se fue para México en la noche, al otro día vino gente de la embajada a interrogarnos a nosotras, como si fuera delito.', 0.6)}`,
    answers: {
      role: 'colleague',
      seen: 'movement minders pay? punishment?',
      documents: (t) => t.or('no', 'no', 'could'),
      lawyers: (t) => t.or('yes', 'ask', ''),
    },
  },
  {
    id: 'gt-driver',
    language: 'es',
    scenes: 'GT',
    tell: (t) => prose`
      ${t.or('Piloto del área de salud, 22 años de servicio.', 'Yo manejaba el pick up del distrito.', 'Soy el piloto que llevaba a los doctores a las aldeas.')}
      ${t.or(`A los doctores cubanos los llevaba y los traía, pero quien iba a la capital con un maletín cada fin de mes era ${t.chief}.`, 'Lo raro era que al coordinador lo llevaba a hoteles, no a hospitales.', 'En mi picop se hablaba de todo. Del dinero se hablaba llorando.')}
      ${t.or('Una vez el maletín se abrió en una curva y eran pasaportes. Unos treinta.', 'Me ordenaron anotar a qué hora salía y volvía cada doctora. Yo ponía lo que fuera.', 'Me ofrecieron 200 quetzales por contar quién visitaba a quién. No los agarré.')}
      ${t.may('Las bitácoras de los viajes están en la bodega del área, si no las han quemado.', 0.6)}`,
    answers: {
      role: 'colleague',
      seen: 'minders passport? movement?',
      documents: (t) => t.or('could', 'could', 'no'),
      lawyers: (t) => t.or('ask', 'yes'),
    },
    files: (t) => (t.int(0, 2) === 0 ? [sketchMap(t, 'croquis.png')] : []),
  },
  {
    id: 'gt-landlady',
    language: 'es',
    scenes: 'GT',
    tell: (t) => prose`
      ${t.or('Les alquilé mi casa cuatro años.', 'Mi mamá le alquilaba la casa grande a la brigada.', 'Vivían en el segundo nivel de mi casa.')}
      ${t.or('Pagaba el ministerio, tarde pero pagaba.', 'El contrato lo firmó la municipalidad.', `Eran ${t.int(6, 13)} en cuatro cuartos.`)}
      ${t.or('El señor encargado pidió que se quitaran las llaves de los cuartos. Le dije que no y mandó quitarlas él.', `Quien mandaba (${t.chief}, apunten) tenía copia de todo y entraba cuando ellos no estaban a revisar maletas.`, 'Pusieron un cuaderno en la entrada: hora de salida, hora de llegada, con quién.')}
      ${t.or('Cuando se fue una doctora, pusieron candado al portón por dentro.', 'Una noche una muchacha me pidió usar mi teléfono y habló de rodillas atrás de la pila, para que no la vieran.', 'Yo tengo ese cuaderno. Lo dejaron cuando se fueron.')}`,
    answers: {
      role: 'other',
      seen: 'movement minders',
      documents: (t) => t.or('have', 'no'),
      lawyers: (t) => t.or('yes', 'ask', ''),
    },
    files: (t) => (t.int(0, 1) === 1 ? [notebookPage(t, 'cuaderno entrada.jpg')] : []),
  },
  {
    id: 'gt-left-for-mexico',
    language: 'es',
    scenes: 'GT',
    tell: (t) => prose`
      ${t.or('Pedí refugio en México después de dejar la brigada.', 'Dejé la misión por la frontera de La Mesilla.', 'Salí de noche en un camión de repollo.')}
      ${t.or('Llevaba un año y cuatro meses y no aguantaba más las reuniones.', `La gota fue que me descontaron ${t.int(40, 90)} dólares por llegar veinte minutos tarde a un acto.`, 'Mi delito fue hacerme novia de un maestro del pueblo.')}
      ${t.or('No tenía pasaporte; viajé con el carnet del hospital.', `${t.chief} había dicho que el que se fuera iba a parecer "un NN en una cuneta".`, 'El pasaporte mío lo deben tener todavía.')}
      ${t.or('Mi niño tenía cuatro años y se quedó con mi mamá. Lo volví a ver con trece.', 'Trece años tiene mi hijo ahora y no nos conocemos.', 'A mis padres les quitaron el teléfono de la casa.')}
      ${t.or('Trabajo de cajera. No he podido ejercer, mi título hay que legalizarlo en Cuba y Cuba no legaliza títulos de desertores.', 'Hoy soy médico otra vez, en otro país. Me costó nueve años.', '')}`,
    answers: {
      role: 'before',
      seen: 'passport ban punishment family? movement? politics?',
      documents: (t) => t.or('have', 'no'),
      lawyers: (t) => t.or('yes', 'ask'),
      contact: (t) =>
        t.or(
          '',
          'la.mesilla@example.org',
          'Primero un mensaje de texto, sin decir de qué: +52 55 0000 0000',
        ),
    },
    files: (t) =>
      t.int(0, 3) === 0
        ? [badge(t, 'mi carnet.jpg', 'MEDICINA GENERAL'), contractPdf(t, 'contrato hoja 3.pdf')]
        : [],
  },
  {
    id: 'gt-statistics-area',
    language: 'es',
    scenes: 'GT',
    once: true,
    hand: 'tidy',
    tell: (t) => prose`
      Estadística del área de salud. Durante años cruzamos el informe mensual de la brigada con el registro de nacidos vivos y con
      los libros de consulta, y nunca cuadró. Un dato: en un municipio con ${t.n(6800)} habitantes la brigada informó ${t.n(21400)} consultas
      en seis meses. Otro: partos atendidos que la comadrona de la comunidad decía haber atendido ella, con nombre y fecha.

      Elevé nota. Me contestaron verbalmente que el informe de la brigada "no se audita". Quien lo firmaba era ${t.chief}. Adjunto
      la tabla comparativa, sin nombres de pacientes. El original está en el archivo del área, tomo 7 de ese año.`,
    answers: {
      role: 'official',
      seen: 'statistics',
      documents: 'have',
      lawyers: 'yes',
      papers: 'Informes que se anexaban a la ratificación del acuerdo de 2002',
    },
    files: (t) => [brigadeList(t, 'comparacion.csv')],
  },
  {
    id: 'gt-short-witness',
    language: 'es',
    scenes: 'GT',
    tell: (t) => prose`
      ${t.or(`${t.site}, ${t.town}.`, `Año ${t.from}.`, 'Un dato nada más.')}
      ${t.or(`La brigada la coordinaba ${t.chief}, sin ser de salud ni de nada. Preguntó en un cumpleaños qué era una anamnesis.`, `A la doctora que se quejó del salario la montaron en un avión al tercer día. Se llamaba Dunia, no sé el apellido.`, 'Había médicos firmando recetas sin colegiado. Lo sabíamos todos y nadie dijo.', 'La casa de la brigada tenía reja con candado por fuera. Por FUERA.', 'Trabajaban el turno de ellos y el de nosotros cuando había feriado.')}`,
    answers: {
      role: (t) => t.or('colleague', 'other', ''),
      seen: (t) => t.or('minders', 'credentials', 'movement', 'hours', ''),
      documents: (t) => t.or('no', ''),
      lawyers: (t) => t.or('yes', ''),
    },
  },
]
