// @ts-check
/** Venezuela, told by those who worked there: the wards, the numbers, the nights. */
import { badge, payReceipt } from '../papers/drawn-papers.js'
import { housePhoto } from '../papers/photos.js'
import { dailySheet } from '../papers/tables.js'
import { lines, prose } from '../story.js'

/** @type {import('../story.js').Story[]} */
export const VENEZUELA_WORK = [
  {
    id: 've-nurse-in-a-rush',
    language: 'es',
    scenes: 'VE',
    tell: (t) => prose`
      ${t.or('Estoy de guardia, escribo rápido.', 'Tengo cinco minutos antes de que vuelva la otra enfermera.', 'Esto es en la hora del almuerzo, perdonen la letra.')}
      ${t.or('Soy enfermera, de terapia.', 'Enfermera intensivista.', 'Licenciada en enfermería, 14 años de graduada.')}
      ${t.or(`Del sueldo me llega el ${t.pct}, lo demás no lo veo.`, `Venezuela paga por mí ${t.total} dólares según nos dijo uno que se fue, y a mí me dan ${t.kept}.`, `Cobro ${t.kept} al mes y ni eso completo.`)}
      ${t.or('El pasaporte lo recogieron en el mismo aeropuerto de Maiquetía.', 'No tengo mi pasaporte desde que bajé del avión.', 'El pasaporte rojo ese nunca lo tuve en la mano más de diez minutos.')}
      ${t.may('A las 6 hay que reportarse, si no contestas te tocan la puerta.')}
      ${t.or(`Aquí manda ${t.chief}.`, `Todo lo decide ${t.chief}, que de salud no sabe ni poner un termómetro.`, '')}
      ${t.or('Después escribo más si puedo.', 'Me tengo que ir.', 'Borro esto ya.')}`,
    answers: {
      role: 'on_mission',
      seen: 'pay passport movement? minders?',
      documents: (t) => t.or('no', 'could', ''),
      lawyers: (t) => t.or('ask', 'no', ''),
    },
  },
  {
    id: 've-surgeon-record',
    language: 'es',
    scenes: 'VE:Maturín',
    hand: 'tidy',
    once: true,
    tell: (t) => lines`
      Motivo de consulta: retención de salario y de documento de identidad.

      Antecedentes patológicos personales: cirujano general de segundo grado, 52 años, tres misiones cumplidas (Gambia 2001-2003, Honduras 2006-2008, Venezuela ${t.from}-${t.to}). No sanciones previas. Militante.

      Historia de la enfermedad actual: colaborador que refiere que el día de su llegada al ${t.site}, ${t.town}, le fue retirado el pasaporte oficial por el compañero ${t.chief}, quien se identifica como "asesor" y no consta en el registro de profesionales de la salud. Desde entonces el paciente no ha vuelto a ver dicho documento. Refiere además que de ${t.total} USD mensuales que, según el convenio, abona la parte venezolana, percibe ${t.kept} USD, el resto depositado en cuenta en Cuba a la que no tiene acceso hasta finalizar misión, o del todo no depositado.

      Examen físico: paciente consciente, orientado, con disgusto.

      Complementarios: tres comprobantes de estipendio (los adjunto). Contrato: no se realizó, el colaborador firmó en La Habana la última hoja y no se le entregó copia.

      Impresión diagnóstica:
      1. Salario retenido, crónico.
      2. Restricción de la movilidad (permiso escrito para salir del municipio; cierre a las 18:00).
      3. Falsificación estadística inducida: se exigía informar ${t.int(9, 16)} intervenciones diarias; realizadas reales, ${t.int(2, 4)}.

      Evolución: en ${t.month} de ${t.to} solicitó baja por enfermedad de la madre. Se le comunicó verbalmente que perdería lo acumulado. Egresa de la misión sin mejoría.

      Conducta a seguir: la que ustedes indiquen. Firmo esta hoja clínica con mi nombre cuando me garanticen que no sale de sus manos.`,
    answers: {
      role: 'before',
      seen: 'pay passport movement minders statistics contract',
      documents: 'have',
      lawyers: 'ask',
      contact:
        'Correo: bisturi.viejo@example.org. Solo martes y jueves, después de las 9 pm hora de Cuba.',
    },
    files: (t) => [
      payReceipt(t, 'comprobante 1.jpg'),
      payReceipt(t, 'comprobante 2.jpg'),
      payReceipt(t, 'comprobante 3.jpg'),
    ],
  },
  {
    id: 've-invented-patients',
    language: 'es',
    scenes: 'VE',
    tell: (t) => prose`
      ${t.or('Voy a contar lo de los números, que es lo que más vergüenza me da.', 'Mi testimonio es sobre las estadísticas.', 'Trabajé en el departamento de registros médicos y sé cómo se hacía el parte.')}
      ${t.or(`En el ${t.site} teníamos que reportar ${t.int(45, 80)} pacientes por médico todos los días.`, `La meta era de ${t.int(50, 70)} consultas diarias por consultorio y en ${t.town} no había tanta gente enferma.`, `Nos ponían una meta. Si no llegabas, el jefe decía que eras "flojo con la revolución".`)}
      ${t.or('Entonces se copiaban nombres de la lista de votantes.', 'Poníamos nombres de los muertos del cementerio, así mismo.', 'Se repetían los de la semana anterior cambiando la edad.')}
      ${t.or('Para cuadrar, se botaban los medicamentos que esos pacientes "gastaron".', 'Como las pastillas tenían que salir, se quemaban en el patio. Yo prendí el fósforo una vez.', 'El almacén de medicamentos también se cuadraba con mentiras: salían ampolletas que nunca se pusieron.')}
      ${t.may(`Quien pedía el parte por teléfono a las 4 de la tarde era ${t.chief}.`, 0.7)}
      ${t.or('Vidas salvadas, decían. Había un renglón que se llamaba así y también se inventaba.', 'Eso iba para La Habana y con eso le cobraban a Venezuela, por paciente.', 'Una doctora recién graduada se negó y la mandaron para Cuba en dos semanas, con el expediente manchado.')}`,
    answers: {
      role: 'before',
      seen: 'statistics pay? punishment? politics?',
      documents: (t) => t.or('have', 'no', 'could', 'no'),
      lawyers: (t) => t.or('yes', 'yes', 'ask', ''),
    },
    files: (t) => (t.int(0, 1) === 1 ? [dailySheet(t, 'parte diario.csv')] : []),
  },
  {
    id: 've-lab-reagents',
    language: 'es',
    scenes: 'VE',
    tell: (t) => prose`
      ${t.or('Técnico de laboratorio clínico.', 'Soy laboratorista.', 'Yo hacía los análisis.')}
      ${t.or(`En ${t.town} el equipo se rompió el primer mes y estuvimos ${t.int(5, 11)} meses sin reactivo.`, 'No había reactivos y sin embargo había que reportar exámenes hechos, todos los días.')}
      ${t.or('Me dijeron que pusiera "normal" en todos.', 'Se llenaban los modelos con valores normales, a mano, de noche.', 'La jefa traía los resultados ya escritos y yo firmaba.')}
      ${t.or('Hubo una muchacha embarazada con la glucosa por las nubes y en el papel decía 4,8. Yo no duermo por eso.', 'No sé si alguien se murió por un papel de esos. Lo pienso mucho.', 'Yo guardé una hoja, una sola, la cosí en el forro de la maleta.')}
      ${t.may(`Por eso me pagaban ${t.kept} dólares.`)}`,
    answers: {
      role: (t) => t.or('before', 'before', 'on_mission'),
      seen: 'statistics credentials? pay?',
      documents: (t) => t.or('have', 'no', ''),
      lawyers: (t) => t.or('ask', 'yes', ''),
    },
  },
  {
    id: 've-dentist',
    language: 'es',
    scenes: 'VE',
    tell: (t) => prose`
      Estomatóloga. ${t.or('Dos años y tres meses.', 'Casi tres años allá.', 'Misión completa.')}
      ${t.or('Nos obligaban a dar "altas" falsas: el niño entraba con ocho caries y salía sano en el papel.', `Cada mes ${t.int(110, 160)} altas por sillón. Imposible, ni con cuatro manos.`)}
      ${t.or('La amalgama la comprábamos nosotros, de lo poquito que nos daban.', 'Cuando se acabó la anestesia seguimos sacando muelas. Imagínense los gritos.', 'El compresor lo pagamos entre todos, una colecta de bolívares.')}
      ${t.or(`De salario ni hablar: el ${t.pct}.`, `El estipendio eran ${t.kept} dólares al cambio, cuando lo pagaban.`, 'Tres meses sin cobrar en el peor momento de la escasez, comiendo mango y yuca.')}
      ${t.or('Por salir a comprar al mercado sin la compañera de cuarto me levantaron un acta.', 'No se podía tener amistad con venezolanos "escuálidos". Te preguntaban quién te visitaba.', '')}
      ${t.may('Si les sirve, conservo el carnet.', 0.4)}`,
    answers: {
      role: 'before',
      seen: 'statistics pay movement? minders? punishment?',
      documents: (t) => t.or('have', 'could', 'no'),
      lawyers: (t) => t.or('yes', 'ask'),
    },
    files: (t) => (t.int(0, 2) > 0 ? [badge(t, 'carnet.png', 'ESTOMATOLOGIA')] : []),
  },
  {
    id: 've-night-in-the-hills',
    language: 'es',
    scenes: 'VE:Petare VE:Cumaná VE:Tocuyito',
    tell: (t) => prose`
      ${t.or(`Nos pusieron en lo último del cerro, en ${t.town}.`, `El consultorio estaba en la parte alta de ${t.town}, donde no sube ni la policía.`)}
      ${t.or('Un módulo de ladrillo, redondo, con la cama arriba y la consulta abajo.', 'Dormíamos tres en el segundo piso, con una reja que no cerraba.', 'La puerta tenía un tiro desde antes que llegáramos.')}
      ${t.or('La segunda semana entraron cuatro muchachos armados a que les cosiera a uno. Lo cosí con la pistola en la cabeza.', 'Una noche de tiroteo me metí debajo de la mesa de curaciones hasta las cinco de la mañana.', `A un compañero, el técnico de rayos X, le dieron un balazo en la pierna bajando a reportarse. Eso fue en ${t.month}.`)}
      ${t.or('Pedimos que nos bajaran. La respuesta fue que el pueblo nos cuidaba.', `Se lo dijimos a ${t.chief} y contestó que "miedo tiene el que no está convencido".`, 'El que pedía traslado por miedo aparecía en el mural como "con problemas ideológicos".')}
      ${t.or('No había seguro, ni chaleco, ni teléfono.', 'De allí nos prohibieron hablar con la familia: que no los preocupáramos.', '')}
      ${t.may('Yo bajé de peso 14 kilos ese año.')}`,
    answers: {
      role: 'before',
      seen: 'danger punishment? minders? movement?',
      documents: (t) => t.or('no', 'no', 'have'),
      lawyers: (t) => t.or('yes', 'ask', ''),
    },
    files: (t) => (t.int(0, 2) === 0 ? [housePhoto(t, 'el modulo.jpg')] : []),
  },
  {
    id: 've-votes',
    language: 'es',
    scenes: 'VE',
    tell: (t) => prose`
      ${t.or('En campaña electoral no éramos médicos.', 'Lo que quiero denunciar es la política.', 'Antes de cada elección pasaba lo mismo.')}
      ${t.or('Nos daban una lista de casas y había que ir tocando puerta por puerta con el medicamento en la mano: "¿y usted ya sabe por quién votar?"', `El jefe nos repartía cien planillas a cada uno; había que traerlas llenas con nombre, cédula y por quién votaba la gente.`, 'Llevábamos a los viejitos a votar en la ambulancia. A los que no estaban con el proceso se les acababa la pastilla de la presión.')}
      ${t.or('Yo tenía que poner al lado de cada nombre una S, una N o una D, de dudoso.', `Eso lo recogía ${t.chief} en persona.`, 'Una vez me negué y me dijeron: "tú hijo está en la Lenin, ¿verdad?". Más claro ni el agua.')}
      ${t.or('Guardia médica toda la noche, y a las seis a la concentración con el pulóver rojo.', 'El domingo de elecciones nadie podía estar enfermo.', '')}
      ${t.may(`Fue en ${t.town}, ${t.region}.`, 0.6)}`,
    answers: {
      role: 'before',
      seen: 'politics punishment? hours? statistics?',
      documents: (t) => t.or('no', 'no', 'could'),
      lawyers: (t) => t.or('yes', 'no', ''),
    },
  },
  {
    id: 've-sports-coach',
    language: 'es',
    scenes: 'VE',
    once: true,
    tell: (t) => prose`
      Yo no soy médico, soy profesor de educación física, a ver si esto les vale. Fui con la misión deportiva, ${t.from}. Daba
      bailoterapia a las señoras de ${t.town} por la mañana y voleibol a los muchachos por la tarde, y me gustaba. El problema
      no era el trabajo.

      El problema era que me pagaban como ${t.kept} dólares y firmábamos en una hoja donde la cifra estaba tapada con otro papel.
      Que todos los lunes había "círculo de estudio" y el que no hablaba quedaba apuntado. Que cuando se me murió el padre no me
      dejaron ir; que ya estaba enterrado, que qué iba a resolver. Que para casarme con una venezolana tuve que pedir permiso
      y el permiso fue no.

      Me casé igual. Por eso llevo desde ${t.to} sin poder entrar a mi país. Mi hija más grande cumple quince en diciembre.`,
    answers: {
      role: 'before',
      seen: 'pay ban punishment politics family',
      documents: 'no',
      lawyers: 'yes',
      contact: 'profe.volei@example.org',
    },
  },
]
