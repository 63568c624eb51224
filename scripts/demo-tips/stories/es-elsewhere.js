// @ts-check
/** In Spanish from the rest of the world. */
import { badge, payReceipt, permitSlip } from '../papers/drawn-papers.js'
import { contractPdf } from '../papers/documents.js'
import { nameNote } from '../papers/notes.js'
import { lines, prose } from '../story.js'

/** @type {import('../story.js').Story[]} */
export const ELSEWHERE_IN_SPANISH = [
  {
    id: 'mx-hotel-brigade',
    language: 'es',
    scenes: 'MX',
    tell: (t) => prose`
      ${t.or('En México nos metieron en un hotel y del hotel al hospital.', 'Brigada de México.', `Llegamos de noche a ${t.town}, con máscaras y un discurso.`)}
      ${t.or('Un piso del hotel era nuestro y había un compañero sentado en el pasillo toda la noche.', 'Dos por cuarto, y el que no era tu amigo era tu informante.', 'La puerta del cuarto no se podía trancar.')}
      ${t.or(`Salió en la prensa de allá que pagaban más de ${t.total} dólares por cada uno. A mí me dieron ${t.kept}, en efectivo, dentro de un sobre sin nombre.`, `Por mi trabajo México pagó ${t.total}; en mi bolsillo, el ${t.pct}.`)}
      ${t.or('Los médicos mexicanos nos miraban mal y tenían razón: nadie sabía qué hacíamos allí.', 'Pasé tres meses sin tocar un paciente, sacando fotocopias.', 'Me pusieron de intensivista y yo soy de familia. Tuve que aprender los ventiladores por YouTube.')}
      ${t.may(`Reunión cada dos días con ${t.chief}; se pasaba lista y se leía.`, 0.6)}`,
    answers: {
      role: (t) => t.or('before', 'on_mission'),
      seen: 'pay movement minders credentials?',
      documents: (t) => t.or('have', 'no', 'could'),
      lawyers: (t) => t.or('ask', 'yes', 'no'),
    },
    files: (t) => (t.int(0, 2) === 0 ? [permitSlip(t, 'permiso.jpg')] : []),
  },
  {
    id: 'mx-local-colleague',
    language: 'es',
    scenes: 'MX',
    tell: (t) => prose`
      ${t.or('Soy anestesióloga mexicana.', 'Médico adscrito, mexicano, turno nocturno.', 'Jefe de residentes (mexicano).')}
      ${t.or('Nos mandaron "especialistas". Pedí ver cédula y me dijeron que estaban exentos por convenio.', 'Había quien no podía leer un electro. No lo digo por ofender: los habían mandado a eso y punto.', 'Uno era buenísimo. Los otros tres no eran de lo que decía la lista.')}
      ${t.or('Les hablabas y volteaban a ver al que los cuidaba.', 'El supervisor de ellos, de civil, entraba a quirófano sin ropa estéril.', 'No traían ni para el camión. Les cooperamos.')}
      ${t.or('A un familiar que quiso poner una queja lo pasearon por cuatro ventanillas.', `Quien daba la cara era ${t.chief}.`, '')}`,
    answers: {
      role: 'colleague',
      seen: 'credentials minders? movement?',
      documents: (t) => t.or('no', 'could'),
      lawyers: (t) => t.or('yes', 'ask', ''),
    },
  },
  {
    id: 'bo-2019',
    language: 'es',
    scenes: 'BO',
    tell: (t) => prose`
      ${t.or('Bolivia, la salida de 2019.', 'Salimos de Bolivia con lo puesto.', 'Noviembre del 19.')}
      ${t.or('La coordinación quemó papeles dos noches en el patio.', 'El dinero del mes nunca apareció. Dicen que lo agarraron en el camino; yo digo que qué camino.', 'Nos acuartelaron once días en una casa, 40 personas y dos baños.')}
      ${t.or('El que dijo que se quería quedar durmió esa noche con un oficial al lado.', `${t.chief} tenía los pasaportes en una mochila que no soltaba ni para ir al baño.`, 'Nos mandaron a decir por la televisión que los policías nos habían pegado. A mí no me pegó nadie.')}
      ${t.or(`Antes de eso, tres años en ${t.town} por ${t.kept} dólares al mes.`, `Cobraba el ${t.pct}.`, '')}`,
    answers: {
      year_to: '2019',
      role: 'before',
      seen: 'passport minders pay? politics?',
      documents: (t) => t.or('no', 'have'),
      lawyers: (t) => t.or('ask', 'yes', ''),
    },
  },
  {
    id: 'ec-contract-lawyer',
    language: 'es',
    scenes: 'EC',
    tell: (t) => prose`
      ${t.or('En Ecuador el contrato que firmé con el ministerio decía un salario y el que firmé en La Habana decía otro.', 'Tengo los dos contratos, el bueno y el de verdad.', 'Existen dos papeles con mi firma y no dicen lo mismo.')}
      ${t.or(`El primero: ${t.total} dólares. El segundo: ${t.kept} "de ayuda".`, `Me depositaban ${t.total} en un banco ecuatoriano y al otro día íbamos en fila a sacarlos y entregarlos. Nos dejaban el ${t.pct}.`)}
      ${t.or(`La fila la dirigía ${t.chief} con una libreta.`, 'Al que no entregaba le decían "deudor de la patria".', 'Una compañera no entregó y le pusieron en el expediente que era ladrona.')}
      ${t.may('Pago impuestos de un dinero que no vi: eso también lo tengo, la declaración de renta.', 0.6)}`,
    answers: {
      role: 'before',
      seen: 'pay contract debt? punishment?',
      documents: 'have',
      lawyers: (t) => t.or('yes', 'ask'),
    },
    files: (t) => [
      contractPdf(t, 'contrato ministerio.pdf'),
      ...(t.int(0, 1) ? [payReceipt(t, 'deposito banco.jpg')] : []),
    ],
  },
  {
    id: 'hn-first-brigades',
    language: 'es',
    scenes: 'HN:Gracias',
    tell: (t) => prose`
      ${t.or('Esto es viejo, no sé si les sirve.', 'Hablo de hace veinte años.', 'Fui de las primeras brigadas, cuando todavía se hablaba del huracán.')}
      ${t.or(`En ${t.town} no había luz y operábamos con la planta de la iglesia.`, 'Subíamos en mula.', 'Dormimos en el piso del centro de salud los primeros cuatro meses.')}
      ${t.or(`El estipendio era de ${t.int(75, 120)} dólares y con eso había que comer.`, 'No cobrábamos nada, la verdad; la gente nos daba huevos.')}
      ${t.or(`A ${t.chief} lo conocí allí. Después supe que siguió mandando brigadas en otros países.`, 'Nos recogían el pasaporte en Toncontín, ya eso era costumbre desde entonces.', 'Una compañera salió embarazada de un hondureño y la montaron en el avión a la semana.')}
      ${t.or('Yo era joven y creía. Ahora tengo 61 y hago la cuenta.', 'Nunca lo había contado.', '')}`,
    answers: {
      role: 'before',
      seen: 'passport? pay movement? danger?',
      documents: (t) => t.or('no', 'no', 'have'),
      lawyers: (t) => t.or('yes', ''),
    },
  },
  {
    id: 'qa-desert-hospital',
    language: 'es',
    scenes: 'QA',
    tell: (t) => prose`
      ${t.or('Todos querían ir a Qatar.', 'Mis amigos me envidiaban: ¡Qatar!', 'Catar, el paraíso, decían.')}
      ${t.or('Un edificio bonito en medio de nada, y una guagua que salía una vez a la semana al mercado con lista de asientos.', 'Aire acondicionado y cámara en el pasillo de las mujeres.', 'Diez en una villa, turno de doce horas, seis días.')}
      ${t.or(`El hospital pagaba por mí ${t.total}. Lo sé porque una compañera filipina, con menos título, ganaba eso. Yo ${t.kept}.`, `De ${t.total} dólares, el ${t.pct}. Y todavía uno daba gracias.`)}
      ${t.or('El pasaporte en la oficina; para viajar en vacaciones te lo daban en la cola del avión.', `${t.chief} revisaba las fotos de Facebook de cada una.`, 'Prohibido ir a casa de indios, de filipinos, de nadie. Prohibido enamorarse.')}
      ${t.or('Regresé con una lavadora.', 'Ahorré para un motor y media casa. No me quejo, explico.', '')}`,
    answers: {
      role: 'before',
      seen: 'pay passport movement hours? minders?',
      documents: (t) => t.or('have', 'no'),
      lawyers: (t) => t.or('ask', 'no', 'yes'),
    },
    files: (t) => (t.int(0, 3) === 0 ? [badge(t, 'ID hospital.png', 'NURSING')] : []),
  },
  {
    id: 'ao-professor',
    language: 'es',
    scenes: 'AO',
    tell: (t) => prose`
      ${t.or('Di clases de anatomía en Angola.', 'Angola, profesor y médico a la vez.', 'Contrato de Angola, por la empresa.')}
      ${t.or(`La empresa cobraba ${t.total} dólares por cabeza; yo, ${t.kept}.`, `Nos dejaban el ${t.pct}; el otro pedazo lo repartían "según lo establecido".`)}
      ${t.or('Paludismo tres veces. La tercera casi no hago el cuento.', 'La casa tenía rejas y un guardia que anotaba.', 'Nos pagaban con seis meses de retraso y había que pedir fiado al portugués de la esquina.')}
      ${t.or(`Por deberle al portugués me sancionaron: ${t.chief} dijo que manchaba la imagen.`, 'El fiado lo pagué trabajando los domingos en una clínica privada, a escondidas.', 'A los que hacían trabajo por fuera los regresaban y les quitaban lo de la cuenta.')}`,
    answers: {
      role: 'before',
      seen: 'pay danger? debt? minders? punishment?',
      documents: (t) => t.or('no', 'have'),
      lawyers: (t) => t.or('yes', 'ask', ''),
    },
  },
  {
    id: 'dz-women',
    language: 'es',
    scenes: 'DZ',
    tell: (t) => prose`
      ${t.or('Argelia, Sahara.', 'Soy neonatóloga y estuve en el desierto de Argelia.', 'Partera. Argelia.')}
      ${t.or('Las mujeres no podíamos salir a la calle, eso por la costumbre de allí, y los hombres tampoco, eso por la costumbre nuestra.', 'Vivíamos 16 mujeres detrás de un muro.', 'Un intérprete para once médicas, y el intérprete informaba.')}
      ${t.or(`Treinta partos en una guardia.`, 'Guardias de 24 por 24, sin pediatra.', 'Yo llegué a atender dos partos a la vez, una mano en cada uno.')}
      ${t.or(`El ministerio de allá, ${t.total}; yo ${t.kept}.`, `Lo que me daban era el ${t.pct}, dicho por el propio administrador en una fiesta.`)}
      ${t.or(`${t.chief} decidía quién salía de vacaciones. Había que regalarle un perfume.`, 'Me operaron de apendicitis y al cuarto día ya estaba de guardia.', '')}`,
    answers: {
      role: 'before',
      seen: 'pay movement hours minders?',
      documents: (t) => t.or('no', 'could'),
      lawyers: (t) => t.or('ask', 'yes'),
    },
  },
  {
    id: 'it-calabria',
    language: 'es',
    scenes: 'IT',
    tell: (t) => prose`
      ${t.or('Italia, Calabria. Estoy aquí.', 'Les escribo desde el sur de Italia.', 'Contrato con la región.')}
      ${t.or(`La región paga ${t.n(4700)} euros por cada médico. Nos dejan ${t.n(1200)}.`, `A la cuenta entran los euros y hay que hacer transferencia de más de la mitad, el mismo día, a una cuenta que nos dan. Me queda el ${t.pct}.`)}
      ${t.or('Quien no transfiere recibe una visita.', 'Eso es Europa, yo pensé que aquí no se podía.', 'Un compañero italiano no me lo creyó hasta que le enseñé el banco.')}
      ${t.or('El pasaporte lo tengo yo, en eso cambió.', `Hay que avisar a ${t.chief} para ir a Roma, para ir a Nápoles, para ir a la playa.`, 'Firmamos no hablar con la prensa ni con exiliados.')}
      ${t.may('¿Puede un sindicato italiano meterse en esto?')}`,
    answers: {
      role: 'on_mission',
      seen: 'pay movement contract?',
      documents: (t) => t.or('have', 'could'),
      lawyers: (t) => t.or('ask', 'no'),
      contact: (t) => t.or('', 'sud.medico@example.org'),
    },
    files: (t) => (t.int(0, 1) === 0 ? [payReceipt(t, 'bonifico.png')] : []),
  },
  {
    id: 'pe-covid',
    language: 'es',
    scenes: 'PE',
    once: true,
    tell: (t) => prose`
      Perú, pandemia, tres meses y medio. Nos contagiamos 31 de 85. A los contagiados nos encerraron en un hostal y nos dijeron que si
      preguntaban éramos turistas. Nos hicieron firmar que las condiciones eran buenas. Paga: ${t.kept} dólares por mes y una medalla.
      ${t.chief} no se enfermó, estaba en otro hotel. Pongo la lista de los que estábamos, con iniciales.`,
    answers: { role: 'before', seen: 'danger pay contract', documents: 'have', lawyers: 'ask' },
    files: (t) => [nameNote(t, 'lista.txt')],
  },
  {
    id: 'ke-escort',
    language: 'es',
    scenes: 'KE ZA',
    tell: (t) => prose`
      ${t.or('África, inglés malo, hospital grande.', 'Me mandaron con un curso de inglés de seis semanas.', 'Cirujano ortopédico.')}
      ${t.or('Pedí no ir a la zona de frontera. Me contestaron que el miedo se deja en Cuba.', 'Íbamos con escolta y un día no vino la escolta y fuimos igual.', 'Los médicos de allá estaban en huelga y nosotros éramos los esquiroles, aunque nadie usaba esa palabra.')}
      ${t.or(`${t.total} dólares pagaba el condado; el ${t.pct} para mí.`, `Vi la nómina del hospital: mi nombre y al lado ${t.total}. Yo cobraba ${t.kept}.`)}
      ${t.or(`El jefe, ${t.chief}, vivía en la capital con chofer.`, 'Nos dijeron que en caso de secuestro no se pagaba rescate. Muy claro lo dijeron.', 'Mi esposa se enteró por la televisión de que había problemas.')}`,
    answers: {
      role: 'before',
      seen: 'danger pay? politics?',
      documents: (t) => t.or('no', 'have', 'could'),
      lawyers: (t) => t.or('yes', 'ask'),
    },
  },
  {
    id: 'numbered-points',
    language: 'es',
    scenes: 'VE BO AO GT EC',
    tell: (t) => lines`
      ${t.or('HECHOS', 'Hechos, por orden:', 'Relación de hechos')}
      1. ${t.or(`Salí de Cuba en ${t.month} de ${t.from}.`, `Llegada: ${t.month} de ${t.from}, ${t.town}.`)}
      2. ${t.or('Pasaporte oficial retenido a la llegada. No devuelto.', 'Retención de pasaporte. Testigos: los 19 que íbamos.', `Me pidieron el pasaporte "para un trámite". Lo tuvo ${t.chief} ${t.int(14, 34)} meses.`)}
      3. ${t.or(`Salario pactado por los gobiernos: ${t.total} USD. Recibido: ${t.kept} USD.`, `Percibí el ${t.pct} de lo que se pagaba por mí.`)}
      4. ${t.or('Jornada: 8 horas y guardia cada tercer día, sin descanso posterior.', `Horas: hasta ${t.int(70, 96)} por semana.`, 'Sábados: trabajo voluntario obligatorio.')}
      5. ${t.or('Multa por salir sin permiso: la mitad del mes.', 'Amenaza de revocación por hablar con un periodista.', 'Me prohibieron matricular un curso por mi cuenta.')}
      ${t.may(`6. Se me exigió informar de las opiniones de mis compañeros. Me negué.`)}
      ${t.or('Es todo cuanto tengo que declarar.', 'Lo anterior lo ratifico ante quien sea.', 'Fdo. (me reservo el nombre)')}`,
    answers: {
      role: 'before',
      seen: 'pay passport hours punishment minders?',
      documents: (t) => t.or('have', 'could', 'no'),
      lawyers: (t) => t.or('yes', 'yes', 'ask'),
      contact: (t) => t.or('', 'hechos.por.orden@example.org'),
    },
    files: (t) => (t.int(0, 4) === 0 ? [permitSlip(t, 'solicitud salida.png')] : []),
  },
]
