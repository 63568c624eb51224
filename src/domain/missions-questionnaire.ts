/**
 * The questionnaire on Cuban medical missions. Spanish is the language of reference. What is asked follows what those
 * who served report; the indicators are those of the ILO for forced labour, so that the desk can count. Published
 * versions are never edited: a changed question is a new version.
 */
import { DOCUMENTS, LAWYERS, ROLES, SEEN, text } from './missions-choices.js'
import type { Questionnaire } from './questionnaire.js'

/** Countries where missions serve or served, by ISO 3166-1 code; ZZ is "another country". */
const COUNTRIES =
  'GT VE BR BO EC HN NI SV PA CR MX HT DO JM TT BS BZ GY SR GD LC VC KN DM AG BB PE AR UY PY CL CO US CA CU AO ZA MZ GQ NA KE DZ SH ET GH UG QA SA KW CN VN TL PK IT AD PT ES FR TR ZZ'

export const MISSIONS_QUESTIONNAIRE: Questionnaire = {
  id: 'missions',
  version: 1,
  sections: [
    {
      title: null,
      questions: [
        {
          id: 'what_happened',
          kind: 'long_text',
          required: true,
          // In Spanish this still fits the class of 64 KiB, so that text tips show in five lengths.
          maxLength: 25_000,
          label: text('¿Qué pasó?', 'What happened?', 'O que aconteceu?', 'Que s’est-il passé ?'),
          hint: text(
            'Escriba como le salga. No hace falta dar su nombre.',
            'Write it as it comes. You need not give your name.',
            'Escreva do seu jeito. Não precisa dar o seu nome.',
            'Écrivez comme cela vient. Vous n’avez pas à donner votre nom.',
          ),
        },
      ],
    },
    {
      title: text(
        'Usted y la misión',
        'You and the mission',
        'Você e a missão',
        'Vous et la mission',
      ),
      questions: [
        {
          id: 'role',
          kind: 'one',
          choices: ROLES,
          label: text('¿Quién es usted?', 'Who are you?', 'Quem é você?', 'Qui êtes-vous ?'),
        },
        {
          id: 'country',
          kind: 'country',
          codes: COUNTRIES.split(' '),
          label: text(
            'País de la misión',
            'Country of the mission',
            'País da missão',
            'Pays de la mission',
          ),
        },
        {
          id: 'place',
          kind: 'text',
          maxLength: 200,
          label: text(
            'Lugar (ciudad, hospital, zona)',
            'Place (town, hospital, area)',
            'Lugar (cidade, hospital, região)',
            'Lieu (ville, hôpital, zone)',
          ),
        },
        {
          id: 'year_from',
          kind: 'year',
          label: text(
            'Desde qué año',
            'From which year',
            'Desde que ano',
            'À partir de quelle année',
          ),
        },
        {
          id: 'year_to',
          kind: 'year',
          label: text('Hasta qué año', 'Until which year', 'Até que ano', 'Jusqu’à quelle année'),
        },
      ],
    },
    {
      title: text(
        'Lo que vio o vivió',
        'What you saw or lived through',
        'O que você viu ou viveu',
        'Ce que vous avez vu ou vécu',
      ),
      questions: [
        {
          id: 'seen',
          kind: 'many',
          choices: SEEN,
          label: text(
            'Marque lo que reconozca',
            'Tick what you recognise',
            'Marque o que reconhecer',
            'Cochez ce que vous reconnaissez',
          ),
        },
      ],
    },
    {
      title: text(
        'Pruebas y cómo seguir',
        'Evidence and what next',
        'Provas e como seguir',
        'Preuves et suite',
      ),
      questions: [
        {
          id: 'documents',
          kind: 'one',
          choices: DOCUMENTS,
          label: text(
            '¿Hay documentos, fotos o mensajes?',
            'Are there documents, photos or messages?',
            'Há documentos, fotos ou mensagens?',
            'Y a-t-il des documents, des photos ou des messages ?',
          ),
        },
        {
          id: 'papers',
          kind: 'text',
          maxLength: 300,
          label: text(
            '¿Tiene que ver con algún convenio o papel ya publicado? ¿Cuál?',
            'Is it about an agreement or document already published? Which one?',
            'Tem a ver com algum acordo ou documento já publicado? Qual?',
            'Cela concerne-t-il un accord ou un document déjà publié ? Lequel ?',
          ),
        },
        {
          id: 'contact',
          kind: 'long_text',
          maxLength: 1000,
          label: text(
            'Si quiere que nos comuniquemos con usted: cómo y cuándo es seguro',
            'If you want us to reach you: how and when it is safe',
            'Se quer que falemos com você: como e quando é seguro',
            'Si vous voulez que nous vous joignions : comment et quand c’est sûr',
          ),
          hint: text(
            'Por ejemplo: un correo que nadie más abra, o un familiar fuera de Cuba.',
            'For example: an email account that nobody else opens, or a relative outside Cuba.',
            'Por exemplo: um e-mail que ninguém mais abra, ou um parente fora de Cuba.',
            'Par exemple : une adresse e-mail que personne d’autre ne consulte, ou un proche hors de Cuba.',
          ),
        },
        {
          id: 'lawyers',
          kind: 'one',
          choices: LAWYERS,
          label: text(
            '¿Pueden nuestros abogados usar lo que usted nos cuenta?',
            'May our lawyers use what you tell us?',
            'Os nossos advogados podem usar o que você nos conta?',
            'Nos avocats peuvent-ils utiliser ce que vous racontez ?',
          ),
        },
      ],
    },
  ],
}
