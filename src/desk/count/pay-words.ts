/**
 * The words by which a sentence about pay is known, in Spanish, English, Portuguese and French, as `foldText` gives them.
 * A list is short of words rather than long: a sentence that is not understood only means that a person must read it.
 */

export type Words = ReadonlySet<string>

function words(...lists: string[]): Words {
  return new Set(lists.flatMap((list) => list.split(' ')))
}

/** What is paid. */
export const PAY = words(
  'salario salarios sueldo sueldos pago pagos paga dinero plata remuneracion estipendio ingreso ingresos ganancias honorarios',
  'salary salaries wage wages pay paycheck money earnings income payment payments stipend',
  'pagamento pagamentos dinheiro remuneracao bolsa ordenado vencimento vencimentos',
  'salaire salaires paie paye argent revenu revenus remuneration solde',
)

/** Of what a percentage may be besides: it says pay only together with a verb that does. */
export const WHOLE = words('total monto valor contrato eso that it isso cela amount value contract')

/** Somebody pays: "de lo que pagaba Brasil", "of what they charged". */
export const PAYING_STEMS =
  'pag cobr factur deposit contrat correspond gan paid pay earn charg receiv receb recib vers factur touch'.split(
    ' ',
  )

export const OF = words('de del of do da dos das du des d')

/** Between "of" and what is paid. */
export const DETERMINERS = words(
  'el la los las lo mi mis nuestro nuestra nuestros nuestras su sus ese esa este esta cada todo toda',
  'o a os as meu meus minha nosso nossa nossos seu seus esse essa',
  'the my our their his her this whole full total real monthly mensual integro integral bruto original entire actual',
  'le les l notre nos mon mes leur leurs tout mensuel',
)

/** Whose pay it is does not say who had it: "they kept 15 % of their salary". */
export const THEIRS = words('su sus seu seus sua suas their his her leur leurs')

/** Who keeps. */
export const GOVERNMENT = words(
  'gobierno estado regimen cuba ministerio minsap empresa habana dictadura autoridades csmc antex',
  'government state regime ministry authorities havana company',
  'governo ditadura gouvernement etat ministere autorites',
)

/** Who works. */
export const WORKERS = words(
  'nosotros yo medico medicos doctor doctores doctora doctoras enfermero enfermeros enfermera enfermeras',
  'colaborador colaboradores cooperante cooperantes trabajador trabajadores profesionales especialistas tecnicos',
  'esposo esposa marido hermano hermana hijo hija padre madre mama papa tio tia primo prima',
  'we i doctors nurses workers professionals husband wife brother sister son daughter father mother uncle aunt cousin',
  'eu gente enfermeiros enfermeiras profissionais trabalhadores irmao irma filho filha pai mae',
  'nous je medecins infirmiers infirmieres soignants mari femme frere soeur fils fille',
)

/** Neither: what a leader or a go-between had is not the workers' share, nor what was kept from it for the state. */
export const OUTSIDERS = words(
  'jefe jefes jefa coordinador coordinadores coordinadora director boss bosses leader leaders chefe chefes chef chefs',
  'ops opas paho oms banco bank intermediario intermediarios',
)

/** "Servicios médicos", "Mais Médicos": no people. */
export const NAMED_AFTER_WORKERS = words(
  'servicio servicios servico servicos equipo equipos brigada mision convenio acuerdo programa mais centro',
)

/** They may be those who work or those who keep. */
export const THEY = words('they ellos ellas eles elas ils elles')

/** To whom the rest goes. */
export const FOR_US = words('nosotros us nos nous me mim gente moi')

/** May stand between the verb and the number, and change nothing. */
export const FILLERS = words(
  'el la los las lo un una unos unas o a os as um uma uns le les l the an some ese esa',
  'solo solamente apenas unicamente como casi aproximadamente aprox cerca alrededor realmente unos de del of do da du',
  'only just about around roughly merely barely approximately almost nearly so somente quase',
  'seulement que environ presque quelque pres con com with avec nuestro nuestra mi our my nosso nossa meu minha notre mon',
  'nosotros mensual mensualmente ~ ≈ $ us r',
)

/** The same of two or three words. */
export const FILLER_PHRASES = new Set([
  ...['nada mas', 'mas o menos', 'mais ou menos', 'more or less', 'a peine'],
  ...['al mes', 'cada mes', 'por mes', 'a month', 'per month', 'every month', 'par mois'],
])

/** Before the number: it is a bound, and no value to note. */
export const BOUNDS = words(
  'mas menos hasta minimo maximo entre ni no superior inferior more less than over under least most up between maximum',
  'minimum mais ate menor maior plus moins jusqu jusque',
)

/** Between two numbers: either may be meant. */
export const RANGES = words('o y u al to or and ou e et a - / –')

/** Said of the verb: it did not happen, or only perhaps. */
export const DENIALS = words('no nunca jamas sin ni not never t without nao nem jamais sans')

/** A threat, a case that did not come about, or not for long. */
export const CONDITIONS = words('si if primer primeros first primeiro primeiros premier premiers')

/** After the number: a fine, or what lies in a bank until somebody goes home. */
export const REASONS = words('por para for pour if si when cuando quando quand')
export const ACCOUNTS = words('cuenta account conta compte tarjeta')

/** "Ya se quedaban": nobody is named, and everybody knows who is meant. */
export const BEFORE_UNNAMED = words(
  'dolares pesos euros dollars reais reales que donde ya siempre ahi alli alla aqui despues luego entonces tambien ademas meses mes anos solo le les',
  'onde sempre depois tambem',
)

export const CLAUSE_ENDS = words('. , : ( ) y e et and pero but porque because mientras while')

export const PREPOSITIONS = words(
  'a al en in em de del of do da dos das du to from desde para for por pour con com with au aux ao pra',
)

/** Where a share goes: "iba para el gobierno", "went straight to Cuba". Not "in": what stays in a country may be the worker's. */
export const TOWARDS = words(
  'a al ao para pra to for au aux del do du directamente directo direto directly straight directement',
)
/** What was promised is not what was paid. */
export const PROMISE_STEMS =
  'promet promis promes supuest suppos deberi deveri debia devia should would ofrec oferec offer'.split(
    ' ',
  )

/** With a verb of pay and no word for pay these still are about something else. */
export const OTHER_THINGS = words(
  'paciente pacientes caso casos examen examenes nota notas voto votos vacuna vacunas medicamento medicamentos medicinas',
  'consultas partos metas meta cobertura poblacion tiempo oxigeno saturacion dosis alcohol descuento rebaja impuesto impuestos',
  'interes intereses bateria camas cama muestras comida arroz alimentos agua',
  'patient patients case cases exam vote votes vaccine vaccines medicine medicines beds food discount tax taxes interest time',
  'pacientes exames votos vacinas remedios leitos desconto imposto juros comida tempo',
  'malades cas examen votes vaccins medicaments lits remise impot interets temps nourriture',
)

/** After the number the sentence may end, or go on with one of these. */
export const GOES_ON = words(
  '. , : ! … ) y e et and pero but porque because mientras while mensual mensualmente from',
  'solamente only apenas seulement',
)
export const GOES_ON_PHRASES = new Set([
  ...['al mes', 'cada mes', 'por mes', 'a month', 'per month', 'every month', 'par mois'],
  ...['a nosotros', 'para nosotros', 'for us', 'pra gente', 'para nos', 'nada mas', 'por eso'],
])

/** Whose pay it is compared with: "20 % of what a local doctor earned". */
export const COMPARED = words(
  'un una um uma a une local locales locais locaux native nativos otros otro others outros autres demas',
)

export const NUMBER_WORDS = new Map([
  ...Object.entries({ cinco: 5, diez: 10, quince: 15, veinte: 20, veinticinco: 25, treinta: 30 }),
  ...Object.entries({
    cuarenta: 40,
    cincuenta: 50,
    sesenta: 60,
    setenta: 70,
    ochenta: 80,
    noventa: 90,
  }),
  ...Object.entries({
    five: 5,
    ten: 10,
    fifteen: 15,
    twenty: 20,
    thirty: 30,
    forty: 40,
    fifty: 50,
  }),
  ...Object.entries({
    sixty: 60,
    seventy: 70,
    eighty: 80,
    ninety: 90,
    dez: 10,
    quinze: 15,
    vinte: 20,
  }),
  ...Object.entries({ trinta: 30, quarenta: 40, cinquenta: 50, sessenta: 60, oitenta: 80 }),
  ...Object.entries({ dix: 10, vingt: 20, trente: 30, quarante: 40, cinquante: 50, soixante: 60 }),
])

export function isArticle(word: string): boolean {
  return DETERMINERS.has(word) && !PREPOSITIONS.has(word)
}
