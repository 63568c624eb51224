/**
 * The choices of the questionnaire on Cuban medical missions, in the four languages. The indicators are those of the ILO
 * for forced labour.
 */
import type { Localised } from './language.js'
import type { Choice } from './questionnaire.js'

export function text(es: string, en: string, pt: string, fr: string): Localised {
  return { es, en, pt, fr }
}

function choice(id: string, label: Localised, ...indicators: string[]): Choice {
  return indicators.length > 0 ? { id, label, indicators } : { id, label }
}

export const ROLES: Choice[] = [
  choice(
    'on_mission',
    text(
      'Estoy en una misión ahora',
      'I am on a mission now',
      'Estou numa missão agora',
      'Je suis en mission en ce moment',
    ),
  ),
  choice(
    'before',
    text(
      'Estuve en una misión',
      'I was on a mission before',
      'Já estive numa missão',
      'J’ai été en mission',
    ),
  ),
  choice(
    'relative',
    text(
      'Soy familia de alguien que fue',
      'I am a relative of someone who went',
      'Sou da família de alguém que foi',
      'Je suis de la famille de quelqu’un qui est parti',
    ),
  ),
  choice(
    'colleague',
    text(
      'Trabajé con ellos en el país de destino',
      'I worked with them in the host country',
      'Trabalhei com eles no país de destino',
      'J’ai travaillé avec eux dans le pays d’accueil',
    ),
  ),
  choice(
    'official',
    text(
      'Trabajo o trabajé para un gobierno',
      'I work or worked for a government',
      'Trabalho ou trabalhei para um governo',
      'Je travaille ou j’ai travaillé pour un gouvernement',
    ),
  ),
  choice('other', text('Otra persona', 'Someone else', 'Outra pessoa', 'Une autre personne')),
]

export const SEEN: Choice[] = [
  choice(
    'pay',
    text(
      'Se quedaban con la mayor parte del salario',
      'Most of the pay was kept',
      'Ficavam com a maior parte do salário',
      'La plus grande partie du salaire était retenue',
    ),
    'withholding_of_wages',
  ),
  choice(
    'passport',
    text(
      'Nos quitaron el pasaporte',
      'Passports were taken away',
      'Tiraram o nosso passaporte',
      'On nous a pris le passeport',
    ),
    'retention_of_documents',
  ),
  choice(
    'movement',
    text(
      'Había que pedir permiso para salir o reportarse a una hora',
      'Permission to go out, or check-ins at set hours',
      'Era preciso pedir autorização para sair ou se apresentar em hora marcada',
      'Il fallait une permission pour sortir, ou se présenter à heure fixe',
    ),
    'restriction_of_movement',
  ),
  choice(
    'minders',
    text(
      'Nos vigilaban; el jefe no era personal de salud',
      'We were watched; the leader was not a health worker',
      'Éramos vigiados; o chefe não era da saúde',
      'On nous surveillait ; le chef n’était pas un soignant',
    ),
    'isolation',
    'intimidation_and_threats',
  ),
  choice(
    'punishment',
    text(
      'Amenazas, multas o castigos, a nosotros o a la familia',
      'Threats, fines or punishments, against us or our families',
      'Ameaças, multas ou castigos, a nós ou à família',
      'Menaces, amendes ou punitions, contre nous ou nos familles',
    ),
    'intimidation_and_threats',
    'abuse_of_vulnerability',
  ),
  choice(
    'ban',
    text(
      'Prohibición de entrar a Cuba por dejar la misión',
      'Banned from entering Cuba for leaving the mission',
      'Proibição de entrar em Cuba por deixar a missão',
      'Interdiction d’entrer à Cuba pour avoir quitté la mission',
    ),
    'intimidation_and_threats',
    'abuse_of_vulnerability',
  ),
  choice(
    'family',
    text(
      'La familia no podía ir con nosotros',
      'The family could not come with us',
      'A família não podia ir conosco',
      'La famille ne pouvait pas venir avec nous',
    ),
    'intimidation_and_threats',
    'abuse_of_vulnerability',
  ),
  choice(
    'contract',
    text(
      'Contrato sin opción, bajo presión, o que nunca nos dieron',
      'A contract with no choice, signed under pressure, or never given to us',
      'Contrato sem escolha, sob pressão, ou que nunca nos deram',
      'Contrat imposé, signé sous pression, ou jamais remis',
    ),
    'deception',
    'abuse_of_vulnerability',
  ),
  choice(
    'danger',
    text(
      'Nos mandaron a zonas peligrosas sin protección',
      'Sent to dangerous areas without protection',
      'Fomos mandados para áreas perigosas sem proteção',
      'Envoyés dans des zones dangereuses sans protection',
    ),
    'abusive_conditions',
  ),
  choice(
    'hours',
    text(
      'Demasiadas horas de trabajo',
      'Too many hours of work',
      'Horas de trabalho demais',
      'Beaucoup trop d’heures de travail',
    ),
    'excessive_overtime',
  ),
  choice(
    'debt',
    text(
      'Deudas que había que pagar trabajando',
      'Debts that had to be worked off',
      'Dívidas que era preciso pagar trabalhando',
      'Des dettes à rembourser par le travail',
    ),
    'debt_bondage',
  ),
  choice(
    'violence',
    text(
      'Violencia o abuso sexual',
      'Violence or sexual abuse',
      'Violência ou abuso sexual',
      'Violences ou abus sexuels',
    ),
    'physical_and_sexual_violence',
  ),
  choice(
    'politics',
    text(
      'Escogían a la gente por sus ideas políticas; tareas que no eran de salud',
      'People chosen for their politics; tasks that were not health work',
      'Escolhiam as pessoas pela posição política; tarefas que não eram de saúde',
      'Personnes choisies pour leurs idées politiques ; tâches sans rapport avec la santé',
    ),
    'abuse_of_vulnerability',
  ),
  choice(
    'statistics',
    text(
      'Orden de cambiar estadísticas o historias clínicas',
      'Orders to change statistics or patient records',
      'Ordem de mudar estatísticas ou prontuários',
      'Ordre de modifier des statistiques ou des dossiers médicaux',
    ),
  ),
  choice(
    'credentials',
    text(
      'Títulos sin validar; pacientes sin dónde quejarse',
      'Credentials not validated; patients could not complain',
      'Diplomas sem validação; pacientes sem onde reclamar',
      'Diplômes non validés ; patients sans recours',
    ),
  ),
]

export const DOCUMENTS: Choice[] = [
  choice('have', text('Sí, los tengo', 'Yes, I have them', 'Sim, tenho', 'Oui, je les ai')),
  choice(
    'could',
    text(
      'No, pero podría conseguirlos',
      'No, but I could get them',
      'Não, mas poderia conseguir',
      'Non, mais je pourrais en obtenir',
    ),
  ),
  choice('no', text('No', 'No', 'Não', 'Non')),
]

export const LAWYERS: Choice[] = [
  choice('yes', text('Sí', 'Yes', 'Sim', 'Oui')),
  choice(
    'ask',
    text(
      'Solo si antes hablan conmigo',
      'Only after speaking with me',
      'Só se antes falarem comigo',
      'Seulement après m’avoir parlé',
    ),
  ),
  choice('no', text('No', 'No', 'Não', 'Non')),
]
