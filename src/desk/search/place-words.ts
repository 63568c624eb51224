/** What of an answer about a place, or about papers, tells it from others. */
import { foldText } from './fold-text.js'

const words = (...lists: string[]): ReadonlySet<string> =>
  new Set(lists.flatMap((list) => list.split(' ')))

/** Said of so many places that it names none. */
const GENERIC = words(
  'hospital hospitales hospitais hopital clinica clinicas clinic clinique policlinico policlinica consultorio cdi ambulatorio',
  'puesto posto centro centros center centre salud saude sante health medico medica medical general regional nacional',
  'national central integral diagnostico rehabilitacion materno infantil universitario zona zone area sector region regiao',
  'ciudad cidade city ville town pueblo aldea village barrio bairro municipio departamento estado state provincia province',
  'distrito district capital frontera campo montana selva rural urbana norte sur sul este leste oeste north south east west',
  'san santa santo sao saint the del las los das dos des une una por para cerca near casa calle varios varias muchos otro',
  'otra lugar lugares place no se nao sei not know idk ninguno none nada',
)

const COUNTRIES = words(
  'cuba venezuela brasil brazil bresil guatemala bolivia ecuador honduras nicaragua salvador panama costa rica mexico haiti',
  'republica dominicana jamaica trinidad tobago bahamas belice belize guyana surinam suriname granada dominica antigua',
  'barbados peru argentina uruguay paraguay chile colombia estados unidos canada angola sudafrica africa mozambique guinea',
  'ecuatorial namibia kenia kenya argelia etiopia ghana uganda qatar catar arabia saudita kuwait china vietnam timor pakistan',
  'italia italy andorra portugal espana spain francia france turquia turkey pais country',
)

/** Of papers: what every answer says. */
const PAPERS = words(
  'convenio convenios convenio acuerdo acuerdos agreement acordo accord contrato contratos contract documento documentos',
  'document documents papel papeles paper papers publicado published gaceta oficial cuba gobierno government governo',
  'ministerio ministry salud saude health entre between con with and the que este esta firmado signed del los las por para',
  'si yes sim oui no nao non creo tal vez ninguno ninguna none nada sobre about marco cooperacion medica servicios mision',
)

export interface PlaceWords {
  /** All of them, with a space at both ends, so that one within another is whole words of it. */
  line: string
  /** Those that tell it from others; none: it names no place. */
  telling: string[]
}

const MAX_CHARACTERS = 300
const MAX_TELLING = 8

export function readPlaceWords(answer: string): PlaceWords {
  return readWords(
    answer,
    (word) => !GENERIC.has(word) && !COUNTRIES.has(word) && /\p{L}/u.test(word),
  )
}

/** Numbers tell papers apart: "Decreto 306". */
export function readPaperWords(answer: string): PlaceWords {
  return readWords(answer, (word) => !PAPERS.has(word))
}

function readWords(answer: string, isTelling: (word: string) => boolean): PlaceWords {
  const all =
    foldText(answer.slice(0, MAX_CHARACTERS)).match(/[\p{L}\p{M}\p{N}]+(?:\/\p{N}+)*/gu) ?? []
  const telling = all.filter((word) => word.length >= 3 && isTelling(word))
  return { line: ` ${all.join(' ')} `, telling: [...new Set(telling)].slice(0, MAX_TELLING) }
}
