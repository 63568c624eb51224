// @ts-check
/** In English, by those who worked beside a brigade or paid for one. */
import { notebookPage, sketchMap } from '../papers/drawn-papers.js'
import { letterDocx } from '../papers/documents.js'
import { transferSheet } from '../papers/tables.js'
import { nameNote } from '../papers/notes.js'
import { lines, prose } from '../story.js'

/** @type {import('../story.js').Story[]} */
export const COLLEAGUES_IN_ENGLISH = [
  {
    id: 'en-jamaican-nurse',
    language: 'en',
    scenes: 'JM TT',
    tell: (t) => prose`
      ${t.or('Registered nurse, fourteen years on the wards.', 'I work alongside the Cuban nurses and I want to say something.', 'Ward sister here.')}
      ${t.or('They are good people and they work hard, harder than they should.', 'Them do the night shift that nobody else will do.', 'She did eleven nights straight in carnival week.')}
      ${t.or(`One showed me her pay slip and then what she gets to keep. ${t.pct}. I thought I read it wrong.`, `The ministry pays about US$${t.total}. My friend lives on ${t.kept} and sends half of that home.`)}
      ${t.or(`There is a lady, ${t.chief}, who is no nurse. She comes on Fridays and they all go quiet.`, "She had to ask leave to come to my mother's funeral, and the answer came after the funeral.", 'Her passport is "in the office in Kingston". She has never seen the office.')}
      ${t.may("I don't want her to get in trouble so I leave out her name.", 0.6)}`,
    answers: {
      role: 'colleague',
      seen: 'pay passport? movement minders hours?',
      documents: (t) => t.or('no', 'could'),
      lawyers: (t) => t.or('ask', 'yes', ''),
    },
  },
  {
    id: 'en-hospital-administrator',
    language: 'en',
    scenes: 'TT JM GY BS',
    hand: 'tidy',
    tell: (t) => prose`
      ${t.or('I was an administrator at a regional health authority.', 'I handled payroll for foreign staff.', 'I sat in the room when the renewal was negotiated.')}
      ${t.or(`The transfer went to an account abroad in a single sum. Per head it came to US$${t.total}; the staff themselves received roughly ${t.kept} locally as a "stipend".`, `Our agreement obliged us to pay the state company and not the individual. On paper the individual was not our employee at all. The share they saw was about ${t.pct}.`)}
      ${t.or('When I asked for proof of registration with our own council, I was told it would be regularised. It never was.', `The contact was one ${t.chief}. Every question about leave, sickness or pregnancy had to go through that person.`, 'A clause forbade us to hire anyone who left the programme, for two years.')}
      ${t.or('I have copies of two letters.', 'Ask for the annex on "non-discriminatory remuneration". It is blank.', 'I signed those payments. I am not proud of it.')}`,
    answers: {
      role: 'official',
      seen: 'pay contract credentials? movement?',
      documents: (t) => t.or('have', 'could'),
      lawyers: (t) => t.or('ask', 'yes'),
      papers: (t) => t.or('', 'The renewal and its annex on remuneration'),
      contact: (t) => t.or('', 'former.payroll@example.org'),
    },
    files: (t) =>
      t.int(0, 1) === 1
        ? [transferSheet(t, 'transfers.csv'), letterDocx(t, 'letter to ministry.docx')]
        : [],
  },
  {
    id: 'en-south-african-doctor',
    language: 'en',
    scenes: 'ZA KE',
    tell: (t) => prose`
      ${t.or('I did my community service year under a Cuban surgeon who taught me everything I know.', 'Medical officer, district hospital.', 'Clinical manager, retired.')}
      ${t.or('He had served three countries and owned two shirts.', 'On pay day they queued at the ATM together, with a man standing behind them.', 'He could not visit the coast, forty minutes away, without a form.')}
      ${t.or(`The province paid him on the same scale as me. Of that he kept ${t.pct}.`, `Salary on the system: ${t.total} dollars equivalent. Cash in his hand: ${t.kept}.`)}
      ${t.or(`The co-ordinator, ${t.chief}, rang the switchboard at eight each evening to have him called to the phone.`, 'After a colleague walked away in the night, two of them were flown home who had nothing to do with it.', 'I wrote to the department. They thanked me for my interest in international relations.')}`,
    answers: {
      role: 'colleague',
      seen: 'pay movement minders? punishment?',
      documents: (t) => t.or('no', 'could'),
      lawyers: (t) => t.or('yes', 'ask'),
    },
  },
  {
    id: 'en-filipino-nurse',
    language: 'en',
    scenes: 'QA',
    tell: (t) => prose`
      ${t.or('I am Filipino nurse, I worked in same hospital as the Cubans.', 'Hello po. I was staff nurse there six years.')}
      ${t.or('We think they are rich because hospital is for them, but they borrow phone load from us.', 'They are not allowed in our accommodation and we are not allowed in theirs.', 'Their bus is separate and there is list.')}
      ${t.or(`My salary is ${t.total} riyal or more. The Cuban nurse tell me she get ${t.kept} dollar and she is more senior.`, `She say only ${t.pct} is hers.`)}
      ${t.or('One of them cried in the linen room, her son had operation in Cuba and no permission to go.', 'Security office keep the passports, theirs in one steel cabinet, ours was returned after new law.', `The boss ${t.chief} shouting at them in corridor in front of patient.`)}`,
    answers: {
      role: 'colleague',
      seen: 'pay movement passport? minders?',
      documents: (t) => t.or('no', ''),
      lawyers: (t) => t.or('yes', 'ask', ''),
    },
  },
  {
    id: 'en-missionary-highlands',
    language: 'en',
    scenes: 'GT:Nebaj GT:Huehuetenango GT:Cobán',
    tell: (t) => prose`
      ${t.or('My husband and I ran a small clinic in the highlands.', 'I volunteered with a church group for several summers.', 'I taught English at the parish school.')}
      ${t.or('The Cuban doctors next door were forbidden to speak with us, being Americans. So we spoke over the laundry.', 'One of them asked me, in a whisper, whether it was true that she could simply leave.', "They walked past our gate every evening at ten to seven to make the seven o'clock call.")}
      ${t.or(`Their leader was called ${t.chief} and carried a doctor's bag. I never once saw it open.`, 'We gave them Sunday dinner exactly once. The next week half of them had been moved.', "She showed me her hands. She had been washing floors at the coordinator's house.")}
      ${t.or('I kept a diary. I would be glad to look things up.', 'It was a long time ago and I think of her often.', '')}`,
    answers: {
      role: 'other',
      seen: 'movement minders politics?',
      documents: (t) => t.or('have', 'no'),
      lawyers: (t) => t.or('yes', 'yes', ''),
    },
    files: (t) => (t.int(0, 2) === 0 ? [notebookPage(t, 'diary page.jpg')] : []),
  },
  {
    id: 'en-kenyan-clinical-officer',
    language: 'en',
    scenes: 'KE',
    tell: (t) => prose`
      ${t.or('Clinical officer, county referral hospital.', 'I was union rep when the Cuban specialists came.')}
      ${t.or('We were on strike and bitter, so we did not ask how they were treated. I am asking now.', 'They were posted where our own people had refused to go, and we all knew why.')}
      ${t.or(`County paid about ${t.total} dollars and a furnished house. The orthopaedic man told me he sees ${t.kept}.`, `"${t.pct}, my friend," he said, and he laughed, but not with his eyes.`)}
      ${t.or('When security got bad the county withdrew our staff and left theirs.', 'He had no English to speak of for six months and no one translated the consent forms.', `All letters had to pass ${t.chief} in Nairobi.`)}`,
    answers: {
      role: 'colleague',
      seen: 'danger pay? credentials?',
      documents: 'no',
      lawyers: (t) => t.or('yes', ''),
    },
  },
  {
    id: 'en-bus-operator',
    language: 'en',
    scenes: 'GY JM TT',
    tell: (t) => prose`
      ${t.or('I does drive the minibus that carry them.', 'Contract driver, airport runs.', 'I had the transport contract two years.')}
      ${t.or('Every arrival is the same. Before the bags reach the bus, a man collect all the passports in a Ziploc.', 'They say good morning and good night and in between is silence, because the minder sit by the door.')}
      ${t.or('One girl ask me to stop at a church. He say no. So I get a puncture by the church, if you follow.', 'I was told to report anybody who ask to get off early.', `The boss lady name ${t.chief}, she used to count them on and count them off.`)}
      ${t.may('I can draw where the house is.')}`,
    answers: {
      role: 'other',
      seen: 'passport movement minders?',
      documents: 'no',
      lawyers: (t) => t.or('yes', ''),
    },
    files: (t) => (t.int(0, 1) === 0 ? [sketchMap(t, 'the house.png')] : []),
  },
  {
    id: 'en-researcher',
    language: 'en',
    scenes: 'ZA JM BS EC',
    once: true,
    hand: 'tidy',
    tell: (t) => lines`
      I study public contracting. Under an access-to-information request I obtained, for ${t.from}-${t.to}:

      (a) a schedule of monthly payments per post (average US$${t.total});
      (b) a note recording that the individuals' share "remains a matter for the sending party" (elsewhere estimated at ${t.pct});
      (c) minutes in which the host side asks whether passports may be held by a third party, and is told that this is "customary".

      Page 2 of (c) was withheld. I can share all of it and explain how to file the same request elsewhere. I have no first-hand knowledge of any individual.`,
    answers: {
      role: 'other',
      place: '',
      seen: 'pay passport',
      documents: 'have',
      lawyers: 'yes',
      papers: 'Minutes of a bilateral committee, not yet published',
      contact: 'contracts.research@example.org',
    },
    files: (t) => [transferSheet(t, 'schedule (a).csv'), nameNote(t, 'how to file.txt')],
  },
]
