/** What invented tips are made of. */
import type { Language } from '../../src/domain/language.js'

export const COMMON_WORDS: Record<Language, string> = {
  es: 'de la que el en y a los se del las un por con no una su para es al lo como más pero sus le ya o este sí porque esta entre cuando muy sin sobre también me hasta hay donde quien desde todo nos durante todos uno les ni contra otros ese eso ante ellos esto antes algunos qué unos yo otro otras otra él tanto esa estos mucho quienes nada muchos cual poco ella estar estas algunas algo nosotros misión médico doctora hospital pasaporte jefe brigada contrato guardia paciente familia miedo permiso reunión castigo regresar vivir comida cuarto ciudad trabajo enfermera clínica seguridad partido informe firma documento vuelo aeropuerto niño hija esposo meses años semana noche día calle casa puerta teléfono llamada lista nombre país gobierno ministerio',
  en: 'the be to of and a in that have it for not on with he as you do at this but his by from they we say her she or an will my one all would there their what so up out if about who get which go me when make can like time no just him know take people into year your good some could them see other than then now look only come its over think also back after use two how our work first well way even new want because any these give day most us mission doctor passport leader brigade contract guard patient family fear permission meeting punishment return food room city nurse clinic security party report signature document flight airport child daughter husband months week night street house door phone call list country government ministry hospital',
  pt: 'de a o que e do da em um para é com não uma os no se na por mais as dos como mas foi ao ele das tem à seu sua ou ser quando muito há nos já está eu também só pelo pela até isso ela entre era depois sem mesmo aos ter seus quem nas me esse eles estão você tinha foram essa num nem suas meu às minha têm numa pelos elas havia seja qual será nós tenho lhe deles essas esses missão médico doutora hospital passaporte chefe brigada contrato plantão paciente família medo licença reunião castigo voltar comida quarto cidade trabalho enfermeira clínica segurança partido relatório assinatura documento voo aeroporto criança filha marido meses anos semana noite dia rua casa porta telefone lista país governo ministério',
  fr: 'de la le et les des en un du une que est pour qui dans a par plus pas au sur ne se ce il sont avec ou son lui nous comme mais on leur y dont tout ils bien être deux même aussi elle sans peut après ont ses cette ces entre avant si non fait encore très chez jusque ainsi depuis mission médecin hôpital passeport chef brigade contrat garde malade famille peur permission réunion punition retour repas chambre ville travail infirmière clinique sécurité parti rapport signature document vol aéroport enfant fille mari mois ans semaine nuit jour rue maison porte téléphone liste pays gouvernement ministère',
}

/** # stands for a number. */
export const PAY_SENTENCES: Record<Language, string[]> = {
  es: [
    'Nos daban el # % del salario.',
    'El gobierno se quedaba con el 80 por ciento de lo que pagaban.',
    'De 4000 dólares nos tocaban 400.',
    'Se llevaron al # % de los pacientes.',
  ],
  en: ['They kept 85% of our salary.', 'We only received #% of it.', 'A #% rise was promised.'],
  pt: ['Ficávamos com #%.', 'O governo ficava com 75% do salário.', 'Faltavam #% dos leitos.'],
  fr: ['On ne recevait que # % du salaire.', 'Il manquait # % des lits.'],
}

/** The frequent ones first. */
export const COUNTRIES =
  'VE BR GT MX BO EC HN QA AO NI SV JM TT HT DO ZA MZ GQ KE DZ SA KW IT PT PE AR UY PA CR BZ GY LC VC ZZ'.split(
    ' ',
  )

export const TOWNS =
  'Cobán|Chiquimula|Poptún|San José|Puerto Cabello|Maracaibo|Valera|Barinas|El Tigre|Cumaná|Guanare|Carora|Manaus|Jequié|Sobral|Caruaru|Ilhéus|Tlapa|Ometepec|Jicayán|Doha|Luanda|Malanje|Potosí|Oruro|Trujillo|Jinotega|Puerto Lempira|Nampula|Bata'.split(
    '|',
  )

export const FIRST_NAMES =
  'Yoandri Yusleidy Marlene Osvaldo Dayana Reinier Maikel Odalys Yanet Ernesto Leticia Rolando Mabel Iván Grisel Alexei Danilo Idalmis Yasser Niurka Ramiro Tamara Orestes Liudmila Fidelia Jorge Xiomara Raudel Nereida Abel Zulema Heriberto Caridad Noel Mirta Eusebio Dulce Adonis Belkis Wilmer Nuria Hugo Lisset Camilo Teresa Pável Sonia Aramís Elvira Duniesky'.split(
    ' ',
  )

export const LAST_NAMES =
  'Pérez Soto Cárdenas Labrada Quintana Machado Fonseca Betancourt Zayas Peña Góngora Tamayo Almaguer Ochoa Rondón Feria Leyva Céspedes Duany Matos Iglesias Barrios Verdecia Ávila Guerra Milanés Sánchez Hidalgo Escalona Batista Naranjo Paneque Rojas Cisneros Arias Vega Corrales Aguilera Mompié Silveira Torres Calzadilla Bello Reyes Ricardo Utria Nápoles Galano Jerez Savigne'.split(
    ' ',
  )
