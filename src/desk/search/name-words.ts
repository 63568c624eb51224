/** Capitalised words that are no names of people, as `foldText` gives them. */

const words = (...lists: string[]): ReadonlySet<string> =>
  new Set(lists.flatMap((list) => list.split(' ')))

/** What people are addressed as; it stands before a name, and is shown with it. */
export const TITLES = words(
  'dr dra doctor doctora lic licda licenciado licenciada ing ingeniero sr sra srta senor senora don dona prof profesor',
  'profesora mr mrs ms miss doutor doutora enfermero enfermera coronel cnel capitan cap teniente tte mayor general gral',
  'comandante cmdte jefe jefa coordinador coordinadora director directora doctors monsieur madame mme docteur',
)

export const NO_NAMES = words(
  // institutions and programmes
  'ministerio salud publica ministry health public ministerio saude ministere sante organizacion panamericana mundial',
  'organization organizacao mision misiones mission missions missao medica medico medicos medical mais barrio adentro milagro',
  'brigada brigade unidad unit central cooperacion colaboracion cooperation comercializadora servicios services hospital',
  'hospitales clinica policlinico policlinica centro center centre instituto universidad university universidade facultad',
  'escuela colegio school banco bank embajada embassy embaixada consulado consulate aeropuerto airport partido party',
  'comunista communist juventud union nacional national estado state gobierno government governo republica republic naciones',
  'unidas nations united cruz roja red cross seguridad social seguro policia police tribunal corte court convenio acuerdo',
  'agreement contrato contract programa program project proyecto internacional international derechos humanos human rights',
  'facebook whatsapp telegram google internet western union henry reeve bolivariano bolivariana revolucion revolucionaria',
  // countries, and where missions are
  'cuba cubano cubana cubanos habana havana venezuela brasil brazil guatemala bolivia ecuador honduras nicaragua salvador',
  'panama costa rica mexico haiti dominicana jamaica trinidad tobago belice belize guyana surinam granada peru argentina',
  'uruguay paraguay chile colombia estados unidos eeuu canada angola sudafrica africa south north mozambique guinea',
  'ecuatorial namibia kenia kenya argelia etiopia ghana uganda qatar catar arabia saudi saudita kuwait china vietnam timor',
  'pakistan italia italy andorra portugal espana spain francia france turquia turkey america latina caribe europa miami',
  'florida madrid',
  // places
  'san santa santo sao puerto port ciudad city cidade villa vila alta alto baja bajo baixo verapaz rio river monte montana',
  'valle playa calle avenida plaza municipio departamento provincia estado distrito zona norte sur este oeste occidente',
  'oriente isla islas nueva nuevo new',
  // time
  'enero febrero marzo abril mayo junio julio agosto septiembre setiembre octubre noviembre diciembre lunes martes miercoles',
  'jueves viernes sabado domingo january february march april may june july august september october november december monday',
  'tuesday wednesday thursday friday saturday sunday janeiro fevereiro marco maio junho julho setembro outubro novembro',
  'dezembro janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre navidad',
  // what is often written large
  'dios god deus virgen senor buenos buenas dias tardes noches nosotros ellos ella ello cuando como porque pero para desde',
  'hasta entonces despues luego todo todos nadie nunca siempre the they there then when what that this but and she his her our',
  'we it if in on at my for from after before because covid pasaporte passport',
)
