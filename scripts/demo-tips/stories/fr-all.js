// @ts-check
/** In French: Haiti, Algeria, and a Cuban in France. */
import { payReceipt } from '../papers/drawn-papers.js'
import { prose } from '../story.js'

/** @type {import('../story.js').Story[]} */
export const ALL_IN_FRENCH = [
  {
    id: 'fr-haitian-midwife',
    language: 'fr',
    scenes: 'HT',
    tell: (t) => prose`
      ${t.or('Je suis sage-femme, haïtienne.', 'J’ai travaillé quatre ans avec la brigade, à l’hôpital.', 'Infirmier au bloc, à Hinche.')}
      ${t.or('Ils étaient les seuls à rester après le séisme, et je leur en serai toujours reconnaissante.', 'Ils mangeaient ce que nous mangions, parfois moins.', 'La pédiatre dormait dans la salle d’attente.')}
      ${t.or(`Un jour elle m’a montré ce qui lui restait : ${t.kept} dollars sur ${t.total}.`, `Il disait « ${t.pct}, et encore » en riant.`)}
      ${t.or(`Le chef, un certain ${t.chief}, gardait les passeports dans une malle verte.`, 'À dix-huit heures, plus personne dehors, même pour aller à la messe.', 'Quand une collègue a épousé un Haïtien, elle a été renvoyée la semaine même.')}
      ${t.may('Je vous écris en français, mais je peux aussi en créole.')}`,
    answers: {
      role: 'colleague',
      seen: 'pay passport? movement minders?',
      documents: (t) => t.or('no', 'could'),
      lawyers: (t) => t.or('yes', 'ask'),
    },
  },
  {
    id: 'fr-algerian-administrator',
    language: 'fr',
    scenes: 'DZ',
    tell: (t) => prose`
      ${t.or('Cadre administratif dans un hôpital du Sud, aujourd’hui à la retraite.', 'J’étais au service du personnel de la maternité.', 'Interprète, puis secrétaire.')}
      ${t.or(`Pour chaque médecin, l’État versait environ ${t.total} dollars à l’autre partie. L’intéressé touchait ${t.kept} en dinars.`, `J’ai vu les ordres de virement : la personne n’en gardait que ${t.pct}.`)}
      ${t.or('On m’a demandé de noter qui sortait et avec qui. J’ai noté n’importe quoi.', 'Elles n’avaient pas le droit d’aller seules chez le dentiste.', `Les congés dépendaient de ${t.chief}, qui n’avait jamais porté de blouse.`)}
      ${t.or('Je ne souhaite pas témoigner sous mon nom.', 'J’ai conservé une copie de la convention.', '')}`,
    answers: {
      role: 'official',
      seen: 'pay movement minders?',
      documents: (t) => t.or('have', 'could', 'no'),
      lawyers: (t) => t.or('ask', 'no'),
    },
  },
  {
    id: 'fr-cuban-in-lyon',
    language: 'fr',
    scenes: 'HT DZ AO',
    tell: (t) => prose`
      ${t.or('Médecin cubaine, je vis en France depuis peu.', 'Je suis anesthésiste, je refais mes équivalences à Lyon.', 'Excusez mes fautes, j’ai appris le français là-bas.')}
      ${t.or('On nous a pris le passeport à l’aéroport, comme on prend un manteau au vestiaire.', `Le mien est resté chez ${t.chief}. Je suis partie sans.`)}
      ${t.or(`${t.total} dollars payés, ${t.kept} reçus. Faites le calcul pour trente mois.`, `Il me restait ${t.pct} de mon salaire.`)}
      ${t.or('Mon fils a douze ans. Il en avait sept.', 'Huit ans d’interdiction. C’est long, huit ans, pour une mère qui vieillit.', 'On a puni ma sœur, qui n’avait rien fait.')}`,
    answers: {
      role: 'before',
      seen: 'passport pay ban family? punishment?',
      documents: (t) => t.or('have', 'no'),
      lawyers: (t) => t.or('yes', 'ask'),
      contact: (t) => t.or('', 'reanimation.lyon@example.org'),
    },
    files: (t) => (t.int(0, 1) === 0 ? [payReceipt(t, 'fiche.png')] : []),
  },
  {
    id: 'fr-short',
    language: 'fr',
    scenes: 'HT DZ',
    tell: (t) =>
      t.or(
        `J’ai vu la malle avec les passeports. ${t.site}.`,
        'Bonjour, à qui parle-t-on ici ? Je reviendrai.',
        `${t.chief} commandait sans être médecin. Tout le monde le savait.`,
      ),
    answers: { role: (t) => t.or('', 'colleague') },
  },
]
