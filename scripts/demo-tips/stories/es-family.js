// @ts-check
/** In Spanish: those who waited at home, those who sat in an office, those who are afraid. */
import { nameNote } from '../papers/notes.js'
import { letterDocx } from '../papers/documents.js'
import { payReceipt } from '../papers/drawn-papers.js'
import { prose } from '../story.js'

/** @type {import('../story.js').Story[]} */
export const FAMILY_AND_OFFICE = [
  {
    id: 'child-who-grew-up',
    language: 'es',
    scenes: 'VE GT AO BR',
    tell: (t) => prose`
      ${t.or('Mi mamá se fue cuando yo tenía seis años.', 'Mi papá estuvo en tres misiones. Yo lo conocí por fotos.', 'Crecí con mi abuela porque mi madre era "internacionalista".')}
      ${t.or('Volvía un mes al año con una maleta de jabones y al irse yo me escondía debajo de la cama.', 'En la escuela me ponían de ejemplo en los matutinos y yo lo único que quería era que viniera a la reunión de padres.', 'Hablábamos diez minutos los sábados, y siempre había alguien detrás de ella.')}
      ${t.or('Una vez pedí ir con ella. Que la familia es la garantía, le contestaron. Esa palabra: garantía.', 'Hoy entiendo que éramos el ancla.', `Ella ganaba ${t.kept} dólares. Mi infancia costó eso.`)}
      ${t.or('No sé si esto es un delito. Yo lo quería contar.', 'Cuando por fin se quedó afuera yo tenía diecinueve y no me dejaron salir hasta los veinticuatro.', 'No me contacten, con contarlo me basta.')}`,
    answers: {
      role: 'relative',
      seen: 'family pay? punishment?',
      documents: (t) => t.or('no', ''),
      lawyers: (t) => t.or('yes', 'no', ''),
    },
  },
  {
    id: 'widow-and-the-coffin',
    language: 'es',
    scenes: 'AO HN',
    once: true,
    tell: (t) => prose`
      Enviudé en ${t.to}. Mi esposo era técnico de electromedicina y murió en ${t.town} de paludismo cerebral, a los 44. Pidió que lo
      trasladaran y tardaron seis días en buscar un carro.

      El cuerpo demoró 37 días. La caja venía soldada y no me la dejaron abrir. Me entregaron una bandera, un reloj que no era de él
      y un papel donde dice que la causa fue "natural". Del seguro, nada; del dinero de su cuenta, la mitad, y la otra mitad "en
      trámite". Van años en trámite.

      Yo quisiera el expediente médico. Solamente eso. Saber si alguien le tomó la temperatura.`,
    answers: {
      role: 'relative',
      seen: 'danger pay',
      documents: 'have',
      lawyers: 'yes',
      contact: 'Escriban a mi cuñado, que está en Valencia, España: cunado.vlc@example.org',
    },
    files: (t) => [letterDocx(t, 'reclamacion.docx')],
  },
  {
    id: 'recruiter-in-havana',
    language: 'es',
    once: true,
    hand: 'tidy',
    tell: (t) => prose`
      Trabajé once años en la oficina que prepara las salidas. Yo armaba los expedientes. Les explico cómo se escoge.

      El expediente tiene cuatro avales: del centro de trabajo, del sindicato, de la cuadra y "del organismo". El cuarto no lo ve el
      interesado. Hay una casilla para familiares en el exterior y otra para "vínculo de retorno", que es a quién deja la persona en
      Cuba. Sin hijos o sin padres vivos, el expediente se demora. Con hijos menores, sale rápido. Nunca vi esa instrucción
      escrita hasta ${t.from}, y ese papel lo fotografié.

      Los contratos se firman el día antes del vuelo, de noche, en grupo, por orden alfabético. Son 14 páginas. Se da a cada uno unos tres
      minutos. No se entrega copia: había una caja con las copias y la caja se quedaba en mi oficina.

      Yo también firmé cosas. Por eso no doy el nombre. Si esto llega a un juez, puedo explicar cada casilla.`,
    answers: {
      role: 'official',
      country: 'CU',
      seen: 'contract family politics',
      documents: 'have',
      lawyers: 'ask',
      contact: 'Dejen un aviso en su página con la palabra MARIPOSA y yo vuelvo a escribir.',
    },
  },
  {
    id: 'company-accountant',
    language: 'es',
    once: true,
    tell: (t) => prose`
      Contadora de una empresa que vende servicios médicos y medicamentos afuera. Veo las facturas. Por el personal se factura
      un precio por mes y por categoría; por los medicamentos otro, inflado. A la persona se le asigna un "estímulo", que sale de otro
      renglón. En el país que yo llevaba entraban ${t.n(4100)} por médico y el estímulo era de ${t.n(350)}. Tengo el cuadro en la cabeza, no en papel,
      porque a la salida nos revisan la cartera. Díganme qué renglones les hacen falta y yo busco.`,
    answers: {
      role: 'official',
      country: '',
      seen: 'pay',
      documents: 'could',
      lawyers: 'no',
      papers: 'Contratos con MEDICUBA y EMCOMED, los anexos de precio',
    },
  },
  {
    id: 'student-before-leaving',
    language: 'es',
    scenes: 'VE MX QA',
    tell: (t) => prose`
      ${t.or('Todavía no me he ido.', 'Salgo el mes que viene y tengo una duda.', 'Estoy en el proceso.')}
      ${t.or('Me acaban de dar el contrato para firmar, no me dejan sacarlo de la oficina.', 'Firmé hoy. Eran tantas hojas que solo leí la última.', 'En la reunión nos dijeron que el pasaporte lo entrega uno al llegar, "como siempre".')}
      ${t.or('Lo que quiero saber es si es legal.', '¿Hay algo que yo pueda hacer antes, guardar algo, fotografiar algo?', '¿Qué documentos me conviene llevar escondidos?')}
      ${t.or('Necesito el dinero, mi casa se cae.', 'No tengo otra manera de salir de esto, por eso voy.', `Me prometieron ${t.kept} dólares al mes y aquí gano veinte.`)}`,
    answers: {
      role: (t) => t.or('other', 'on_mission', ''),
      seen: 'contract passport? family?',
      documents: (t) => t.or('could', 'no'),
      lawyers: (t) => t.or('no', 'ask', ''),
      year_from: '',
      year_to: '',
    },
  },
  {
    id: 'harassed-by-the-boss',
    language: 'es',
    scenes: 'VE:Machiques VE:Cumaná AO',
    tell: (t) => prose`
      ${t.or('Es difícil de escribir.', 'No lo sabe nadie, ni mi esposo.', 'Quiero decirlo una sola vez.')}
      ${t.or(`El que nos dirigía se metía con las muchachas nuevas. A mí me citó a su oficina a las diez de la noche "por el informe".`, 'Me dijo que la guardia en el puesto bueno se ganaba siendo cariñosa.', 'Se aprovechó. No voy a dar detalles aquí.')}
      ${t.or('Me quejé y me trasladaron a mí.', 'No me quejé. ¿A quién, si él era el que recibía las quejas?', 'Cuando hablé me dijeron que eso ponía en riesgo la misión y que pensara en mi familia.')}
      ${t.or(`Se llama ${t.chief}.`, 'El nombre lo digo si me aseguran que él no se entera.', `Estuvo en ${t.town} hasta ${t.to} y después lo ascendieron.`)}
      ${t.may('No fui la única. Conozco a otras dos.', 0.6)}`,
    answers: {
      role: 'before',
      seen: 'violence minders? punishment?',
      documents: 'no',
      lawyers: (t) => t.or('ask', 'no', 'ask'),
      contact: (t) => t.or('', 'Solo una mujer, por favor. noche.clara@example.org'),
    },
  },
  {
    id: 'afraid-of-the-form',
    language: 'es',
    tell: (t) => prose`
      ${t.or('¿Quién lee esto?', 'Antes de contar nada quiero saber quiénes son ustedes.', 'Mire, yo tengo mucho que decir pero no confío.')}
      ${t.or('A una amiga le hicieron un cuento parecido y era la Seguridad.', 'En mi centro dijeron que hay una página falsa para cazar bobos.', 'Mi teléfono es de la misión. ¿Ellos pueden ver que entré aquí?')}
      ${t.or('Si pueden, díganme cómo comprobar que esto no llega a Cuba.', 'Voy a esperar unos días, si no pasa nada escribo de verdad.', 'Borren esto si no es seguro.')}`,
    answers: { role: (t) => t.or('', 'on_mission'), lawyers: (t) => t.or('no', '') },
  },
  {
    id: 'adds-a-detail',
    language: 'es',
    scenes: 'GT VE BR',
    tell: (t) => prose`
      ${t.or('Yo escribí la semana pasada, olvidé algo.', 'Esto es continuación de lo que mandé antes.', 'Perdí el código que me dieron, soy el del otro día.')}
      ${t.or(`El nombre del coordinador que no recordaba es ${t.chief}.`, `La fecha correcta es ${t.month} de ${t.from}, no la que puse.`, `El hospital se llama ${t.site}.`)}
      ${t.or('Lo demás sigue igual.', 'También encontré el papel, lo mando.', 'Gracias por leer.')}`,
    answers: { seen: '', role: (t) => t.or('before', ''), year_from: '', year_to: '' },
    files: (t) => (t.int(0, 2) === 0 ? [payReceipt(t, 'el papel.jpg')] : []),
  },
  {
    id: 'it-was-good-to-me',
    language: 'es',
    scenes: 'VE GT ZA QA',
    tell: (t) => prose`
      ${t.or('Yo no vengo a quejarme.', 'Van a borrar esto porque no les conviene, pero lo escribo.', 'Les doy la otra versión.')}
      ${t.or('Fui por voluntad propia, nadie me obligó.', 'Nadie me puso una pistola.', 'Aprendí más en dos años que en diez aquí.')}
      ${t.or(`Me daban ${t.kept} dólares, que en Cuba no los veía ni en sueños, y con eso puse la placa de mi casa.`, 'El dinero que se queda el Estado paga el hospital donde nació mi hijo, yo lo veo así.', 'Sí, el pasaporte lo guardaba la jefatura. A mí se me pierde todo, mejor.')}
      ${t.or('¿Que había disciplina? Claro. En cualquier ejército.', 'Lo que pasa es que la gente quiere quedarse afuera y después busca un cuento.', 'Cosas mal hechas hubo, no lo niego: a una compañera la trataron feo. Pero eso no es la misión.')}`,
    answers: {
      role: 'before',
      seen: (t) => t.or('', 'passport', 'pay'),
      documents: 'no',
      lawyers: (t) => t.or('yes', 'no', ''),
    },
  },
  {
    id: 'names-of-the-brigade',
    language: 'es',
    scenes: 'VE BO GT',
    tell: (t) => prose`
      ${t.or('Les mando la lista.', 'Aquí están los nombres que pude anotar.', 'Adjunto un texto con los de mi brigada.')}
      ${t.or(`${t.site}, ${t.town}, ${t.from}.`, `Éramos ${t.int(12, 31)} en ${t.town}.`)}
      ${t.or('Puse qué le hicieron a cada cual.', 'No todos saben que los puse, así que con cuidado.', `En la lista falta ${t.chief}: no por olvido, es que no era víctima.`)}`,
    answers: {
      role: 'before',
      seen: 'passport pay minders?',
      documents: 'have',
      lawyers: (t) => t.or('ask', 'yes'),
    },
    files: (t) => [nameNote(t, t.or('nombres.txt', 'brigada.txt', 'lista de la brigada.txt'))],
  },
]
