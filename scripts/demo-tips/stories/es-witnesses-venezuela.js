// @ts-check
/** Venezuela, a page each; some speak of people whom others speak of, and do not know it. */
import { brigadeList } from '../papers/tables.js'
import { prose } from '../story.js'

/** @type {import('../story.js').Story[]} */
export const WITNESSES_OF_VENEZUELA = [
  {
    id: 've-mirelys',
    language: 'es',
    once: true,
    hand: 'hasty',
    tell: () => prose`
      Soy Mirelys, de Holguín, enfermera. Estuve en Barinas entre 2012 y 2015, en el CDI Alto Llano, y en 2019 me perdí del mapa. Ahora vivo en Uruguay y
      tengo paz, pero quiero dejar esto escrito.

      Compartía cuarto con una doctora que se llamaba Alina y con dos más. La jefa, Idalmis, tenía la lista en la nevera y nosotras le
      poníamos notas por detrás, chistes, para no volvernos locas. Alina grababa. Yo le decía: chica, nos van a coger. Un día nos cogieron.
      Buscaban la grabadora y no la encontraron porque la tenía yo adentro de una almohadilla sanitaria. Me preguntaron tres veces. Esa noche no
      nos dieron comida a ninguna de las cuatro.

      Del dinero yo ni hablo, todo el mundo habla de lo mismo: lo mío eran 250 cuando llegaba. Yo hablo de lo otro, de la vergüenza de que te
      registren la ropa interior con un guante.

      Si alguien conoce a Alina, que le digan que la mujer de la almohadilla está viva.`,
    answers: {
      role: 'before',
      country: 'VE',
      place: 'Barinas',
      year_from: '2012',
      year_to: '2015',
      seen: 'minders punishment pay',
      documents: 'no',
      lawyers: 'yes',
      contact: 'mirelys.uy@example.org',
    },
  },
  {
    id: 've-nurse-sent-back',
    language: 'es',
    once: true,
    tell: () => prose`
      Me mandaron de vuelta en octubre de 2024 desde el estado Bolívar. El acta dice "conducta impropia". La conducta impropia fue decir que no.

      El jefe de nosotras, de apellido Batallán, tenía la costumbre de pasar inspección a las once de la noche, él solo. Tocaba los colchones. Yo
      dormía vestida. Una noche le dije que si volvía a entrar gritaba, y grité, y al otro día me levantaron tres testimonios de compañeras diciendo que yo
      bebía. Yo no bebo. Una de ellas me pidió perdón en el baño, bajito.

      Perdí los catorce meses de la cuenta y me pusieron a trabajar a 40 kilómetros de mi casa. Ahí dejé a una muchacha más joven, de Holguín, con la
      silla contra la puerta. No digo su nombre pero pienso en ella todos los días.`,
    answers: {
      role: 'before',
      country: 'VE',
      year_from: '2023',
      year_to: '2024',
      seen: 'violence punishment pay minders',
      documents: 'have',
      lawyers: 'ask',
      contact: 'Todavía estoy en Cuba. No me escriban.',
    },
  },
  {
    id: 've-hunger',
    language: 'es',
    scenes: 'VE:Maturín',
    once: true,
    tell: (t) => prose`
      Nadie habla del hambre. En ${t.town}, en 2017, había días de un pan. El estipendio no alcanzaba para un cartón de huevos y la mitad del CDI
      lo habían saqueado: se llevaron hasta los bombillos. El jefe, ${t.chief}, comía en otra casa.

      Los pacientes nos traían yuca, y ellos tenían menos que nosotros. Llegué a operar una apendicitis con velas y con la bata de mi
      compañera porque la mía la cambié por un kilo de harina. A tres nos diagnosticaron desnutrición y en el expediente pusieron gastritis, que no
      queda feo.

      Un día preguntamos, con respeto, si era posible regresar. La respuesta fue una reunión que duró hasta la madrugada y una frase: "aquí
      se está cumpliendo, y el que no cumpla sabe cuánto debe". Ese mes aprendí que yo debía algo.`,
    answers: {
      role: 'before',
      year_from: '2016',
      year_to: '2018',
      seen: 'pay danger debt punishment',
      documents: 'no',
      lawyers: 'yes',
    },
  },
  {
    id: 've-engineer',
    language: 'es',
    scenes: 'VE:Cumaná',
    once: true,
    hand: 'tidy',
    tell: (t) => prose`
      Ingeniero biomédico. Mi tarea era el inventario de equipos de once CDI. Sobre el papel había ${t.int(38, 52)} ventiladores; funcionando, nueve.
      Los otros se daban por "en mantenimiento" y por el mantenimiento se pasaba una factura, mes tras mes, con mi firma escaneada. Yo
      firmaba lo mío y aparecía firmado lo demás.

      Cuando lo hice notar, me cambiaron de funciones: chofer del coordinador, ${t.chief}. Así fue como vi el otro inventario, el de las personas. Lo llevaba en
      una tabla en la computadora, con columnas: nombre, familia, vicios, riesgo. El riesgo era del uno al cinco. Yo era un cuatro. Creo que
      por leer aquello pasé a cinco.

      Copié la tabla de los equipos. La de las personas no me atreví y me arrepiento.`,
    answers: {
      role: 'before',
      seen: 'statistics minders',
      documents: 'have',
      lawyers: 'ask',
      contact: 'biomedico.once@example.org',
    },
    files: (t) => [brigadeList(t, 'inventario (copia).csv')],
  },
  {
    id: 've-son-of-the-physio',
    language: 'es',
    scenes: 'VE:Petare',
    once: true,
    hand: 'plain',
    tell: (t) => prose`
      Escribo por mi mamá, fisioterapeuta. Le detectaron un bulto en el pecho estando en ${t.town} y el jefe le dijo que eso se lo veían en
      Cuba cuando terminara. Le faltaban once meses. Ella es de las que no discuten.

      Cuando por fin llegó ya era otra cosa. La operaron, le dieron sueros, se murió en marzo. En el velorio se apareció una funcionaria con una
      corona de flores y un papel para que mi abuela firmara que renunciaba al saldo de la cuenta porque la compañera "no completó el ciclo".
      Mi abuela firmó. No veía sin los espejuelos.

      No sé si ustedes pueden hacer algo con esto. El jefe era ${t.chief}. El ciclo eran treinta y seis meses y ella hizo treinta y cinco.`,
    answers: {
      role: 'relative',
      seen: 'pay punishment contract',
      documents: 'could',
      lawyers: 'yes',
    },
  },
]
