// @ts-check
/** Guatemala and elsewhere, a page each; some speak of people whom others speak of, and do not know it. */
import { badge, notebookPage } from '../papers/drawn-papers.js'
import { prose } from '../story.js'

/** @type {import('../story.js').Story[]} */
export const WITNESSES_ELSEWHERE = [
  {
    id: 'gt-minerva',
    language: 'es',
    once: true,
    hand: 'tidy',
    tell: () => prose`
      Epidemióloga. Guatemala, Petén, 2004 a 2006. Mi nombre de pila es Minerva, el apellido me lo guardo.

      En una reunión en Poptún hice en voz alta una resta. Dije que si la planilla decía 1 500 y nosotras contábamos 300, faltaban 1 200 por cuarenta
      y dos personas, o sea 50 400 dólares al mes, más de medio millón al año, y que yo quería saber qué enfermedad curaba eso. Rolando
      Quiñonero me felicitó por la aritmética. El lunes me mandaron a una aldea donde no había ni camino.

      Allá estuve catorce meses. Comí lo que había, aprendí, hice mi vigilancia a pie. Registré un brote de sarampión que la brigada negó porque
      "en la zona atendida por nosotros no hay sarampión". Se murieron dos niños de una misma familia. Tengo las fechas, las edades y
      el cuaderno con el dibujo de la erupción. El informe oficial de ese trimestre dice cero.

      El dinero me lo robaron a mí. El cero se lo robaron a esos niños. Por el segundo sí declaro donde sea.`,
    answers: {
      role: 'before',
      country: 'GT',
      place: 'Poptún, Petén',
      year_from: '2004',
      year_to: '2006',
      seen: 'pay punishment statistics',
      documents: 'have',
      papers: 'Los informes de la brigada anexos al acuerdo de 2002',
      lawyers: 'yes',
      contact: 'aritmetica@example.org',
    },
    files: (t) => [notebookPage({ ...t, town: 'Poptún', from: 2005 }, 'cuaderno.jpg')],
  },
  {
    id: 'gt-pharmacy',
    language: 'es',
    once: true,
    tell: () => prose`
      Mi papá tenía la farmacia frente al parque, en Poptún. Le decían don Chepe. El único teléfono que servía para larga distancia estaba ahí y por eso
      a las siete de la noche se nos llenaba la farmacia de doctores cubanos. Yo tenía quince años y hacía la tarea en el mostrador.

      Pasaban de uno en uno, decían su nombre y "sin novedad". Nada más. Si alguno no llegaba, del otro lado preguntaban y la fila completa
      tenía que esperar. Una vez una doctora le pidió a mi papá que dijera que la línea estaba mala, para poder irse a un cumpleaños. Mi papá lo
      hizo. A los dos días vino un señor a revisar la línea, con desarmador y todo, y no era de la telefónica.

      Mi papá anotaba las llamadas para cobrarlas. Murió en 2015. Los cuadernos los tengo yo, son once. Aparece la hora, el nombre y cuánto duró.
      Si sirven, se los presto; no los regalo, es su letra.`,
    answers: {
      role: 'other',
      country: 'GT',
      place: 'Poptún',
      year_from: '2003',
      year_to: '2009',
      seen: 'movement minders',
      documents: 'have',
      lawyers: 'yes',
      contact: 'farmacia.parque@example.org',
    },
  },
  {
    id: 'gt-the-hat',
    language: 'es',
    once: true,
    tell: () => prose`
      Me fui de Guatemala el 14 de junio de 2012 con un sombrero que me prestó un inglés. Todavía lo tengo.

      Trabajaba en un valle al norte de Huehuetenango. Dos mil quetzales al mes de no sé cuántos. La coordinadora, Maricel Tondique, decidió que yo era
      "débil" porque lloré en una reunión, y me prohibió pasar consulta sola. Una médica con acompañante, como las niñas. El acompañante escribía.

      El pasaporte lo pedí tres veces. La tercera me enseñaron el armario. Por el vidrio vi el lomo rojo de todos, parados como libros. Y
      pensé: una biblioteca de gente.

      Después supe que al matrimonio del puesto vecino lo interrogaron una noche entera por mi culpa. Ellos no sabían nada, yo no se lo dije
      a nadie más que al inglés. Les debo una disculpa desde hace trece años.

      Estoy bien. Tengo papeles, tengo trabajo. No quiero que pongan mi nombre, pero si hace falta que hable, hablo, y llevo el sombrero.`,
    answers: {
      role: 'before',
      country: 'GT',
      place: 'Huehuetenango',
      year_from: '2010',
      year_to: '2012',
      seen: 'passport minders movement pay',
      documents: 'no',
      lawyers: 'ask',
      contact: 'sombrero.prestado@example.org',
    },
  },
  {
    id: 'gt-professional-register',
    language: 'es',
    scenes: 'GT',
    once: true,
    hand: 'tidy',
    tell: (t) => prose`
      Fui empleada del registro de profesionales. Por ley, para ejercer hay que ser colegiado activo. En ${t.from} recibimos una lista de ${t.int(120, 260)} nombres
      con la indicación de extender una constancia "provisional" a todos, sin título a la vista, por instrucción superior.

      Revisé por mi cuenta veinte. En cuatro la especialidad no coincidía con lo que la persona misma dijo por teléfono. Uno, anotado como
      traumatólogo, me aclaró muy apenado que él era de administración y que lo suyo eran "los cuadros". Se apellidaba Quiñonero.

      Dejé constancia en el libro de novedades, folio 88. Me pidieron que arrancara la hoja. No la arranqué: la fotocopié y la dejé donde estaba.`,
    answers: {
      role: 'official',
      seen: 'credentials minders',
      documents: 'have',
      lawyers: 'ask',
      papers: 'Dispensa para ejercer que se menciona en el acuerdo subsidiario de 2012',
    },
  },
  {
    id: 'gt-interpreter',
    language: 'es',
    scenes: 'GT:Cobán',
    once: true,
    tell: (t) => prose`
      Interpreto del q’eqchi’. La doctora decía una cosa y yo la decía en mi idioma, y así pasaban cien personas. Bueno, cien no: treinta. Pero en el
      papel ponían cien, y a mí me pedían las huellas de los abuelitos para completar. Yo les tomaba el dedo. No sabían para qué era. Yo
      tampoco, al principio.

      Cuando la doctora se enteró, lloró, y le dijo al señor ${t.chief} que eso no lo firmaba. Él contestó, delante de mí, porque creen
      que uno no entiende: "su hija entra a la universidad en septiembre, ¿no?". La doctora firmó.

      Yo quiero pedirle perdón a la gente de las huellas. Son del municipio, los conozco a todos.`,
    answers: {
      role: 'colleague',
      seen: 'statistics punishment',
      documents: 'could',
      lawyers: 'yes',
    },
  },
  {
    id: 'jm-nurse-who-left',
    language: 'es',
    scenes: 'JM:Mandeville',
    once: true,
    tell: (t) => prose`
      Nadie se acuerda de Jamaica. Estuve en ${t.town} veintidós meses. El inglés lo aprendí con los muertos, porque los vivos hablaban muy rápido.

      Cobraba en dólares jamaicanos y la señora ${t.chief} pasaba con una planilla a recoger "el aporte": de cada cuatro, tres. Lo ponía en una cartera de piel y nos daba
      un recibo que había que devolver al mes siguiente para que nos diera el nuevo. O sea que no tengo ninguno. Ese es el truco. Díganselo a los
      abogados, que el truco es ese.

      Me casé con un hombre de la iglesia y me dieron por desertora con fecha del día de la boda. Mi mamá se enteró por el barrio. En 2027
      puedo ir a verla, si llega.`,
    answers: {
      role: 'before',
      year_from: '2017',
      year_to: '2019',
      seen: 'pay ban family',
      documents: 'no',
      lawyers: 'yes',
      contact: 'mandeville.nurse@example.org',
    },
    files: (t) => [badge(t, 'ID.jpg', 'REGISTERED NURSE')],
  },
  {
    id: 'ao-two-brothers',
    language: 'es',
    scenes: 'AO',
    once: true,
    tell: (t) => prose`
      Somos dos hermanos, los dos médicos, y por sorteo nos tocó la misma provincia de Angola. Nos separaron a propósito: cuatrocientos kilómetros. Dijeron que dos
      hermanos juntos "se ponen de acuerdo".

      Él enfermó. Me enteré por un paciente que venía de allá. Pedí permiso y el jefe, ${t.chief}, me dijo que el permiso demoraba diez días. Fui sin permiso, en un
      camión de cemento. Llegué a tiempo, le puse la quinina yo mismo. A los dos nos cancelaron el contrato: a mí por ir y a él por recibirme.

      De la cuenta nos quitaron todo, treinta y uno y veintiocho meses. Nos dejaban el ${t.pct} de lo que Angola pagaba, de eso se llevaron lo que
      estaba guardado. Hoy tenemos entre los dos un taxi. Nos turnamos.`,
    answers: {
      role: 'before',
      seen: 'pay movement punishment danger',
      documents: 'could',
      lawyers: 'yes',
    },
  },
]
