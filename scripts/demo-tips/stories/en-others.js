// @ts-check
/** In English: those with family there, Cubans who left, long letters, and what comes as well. */
import { badge, notebookPage, payReceipt } from '../papers/drawn-papers.js'
import { voiceNote } from '../papers/voice.js'
import { prose } from '../story.js'

/** @type {import('../story.js').Story[]} */
export const OTHERS_IN_ENGLISH = [
  {
    id: 'en-daughter-in-hialeah',
    language: 'en',
    scenes: 'VE GT AO',
    tell: (t) => prose`
      ${t.or('My mom was on a mission.', "Writing for my mom, she won't.", "I grew up in Miami but my mother didn't, that is kind of the point.")}
      ${t.or('She left when I was four and I came to the US with my aunt, so we missed each other twice.', "She has a drawer with every receipt and she won't let anyone touch it.", `She still lowers her voice when she says the name ${t.chief}.`)}
      ${t.or(`They gave her ${t.kept} a month. She says it like it was a lot.`, `She did the math once on a napkin: ${t.pct}.`, 'She had to come home with a certificate and a rice cooker.')}
      ${t.or("She couldn't come to my graduation because of the eight years thing.", "When she walked out they took my grandmother's phone line.", 'She would talk to a lawyer if it was a woman and in Spanish.')}`,
    answers: {
      role: 'relative',
      seen: 'pay ban? family? punishment?',
      documents: (t) => t.or('could', 'have', 'no'),
      lawyers: (t) => t.or('ask', 'yes'),
      contact: (t) => t.or('', 'hialeah.kid@example.org', '+1 305 555 0163'),
    },
    files: (t) =>
      t.int(0, 3) === 0
        ? [payReceipt(t, 'drawer 1.jpg'), badge(t, 'drawer 2.jpg', 'ENFERMERIA')]
        : [],
  },
  {
    id: 'en-cuban-doctor-abroad',
    language: 'en',
    scenes: 'VE QA BR BO',
    hand: 'hasty',
    tell: (t) => prose`
      ${t.or('I am cuban doctor, my english is from movies.', 'Excuse the grammar. I am specialist in family medicine.', "I write in english so my wife don't read it on the phone.")}
      ${t.or(`They pay for me ${t.total}, I touch ${t.kept}.`, `My part was the ${t.pct}.`)}
      ${t.or(`The passport was with ${t.chief} all the time, in a bag of gym.`, 'We sign the paper in the night before of the flight, all in line, nobody read.', 'For go to the beach you need permission in writing with the name of two persons.')}
      ${t.or('I escape in the year ' + String(t.to) + '. Eight years I can not enter.', 'I finish the mission and I go back because I have two childrens. Now I am out.', 'My friend escape and they make a meeting for say he is a rat. I say it also. I am sorry.')}
      ${t.or('I can declare.', 'Please not publish.', 'If you need more, ask me slow.')}`,
    answers: {
      role: 'before',
      seen: 'pay passport movement? ban? contract?',
      documents: (t) => t.or('no', 'have', 'could'),
      lawyers: (t) => t.or('yes', 'ask'),
    },
  },
  {
    id: 'en-ministry-clerk',
    language: 'en',
    scenes: 'BS GY',
    tell: (t) => prose`
      ${t.or('Clerk, accounts section.', "I process vouchers. That's all I do.", 'Small ministry, so please be careful.')}
      ${t.or(`Voucher every month, payee is a company overseas, $${t.total} times heads. Local allowance goes separate, ${t.kept}.`, `I keyed the numbers myself. What reaches the person is around ${t.pct} of what leaves us.`)}
      ${t.or('Nobody ever signed as the employee.', `The invoice is brought in by hand by ${t.chief}.`, "They told us don't put it under wages.")}
      ${t.may('I could take a picture of the next one.')}`,
    answers: {
      role: 'official',
      seen: 'pay contract?',
      documents: (t) => t.or('could', 'have'),
      lawyers: (t) => t.or('ask', 'no'),
    },
  },
  {
    id: 'en-one-line',
    language: 'en',
    scenes: 'VE JM ZA TT BS',
    tell: (t) =>
      t.or(
        `${t.site}. They locked the door at nine, from outside.`,
        `Paid ${t.total}, she got ${t.kept}. Saw both papers.`,
        'The man in charge of the doctors could not read a chart.',
        `He was told his kids would not get into university. That was ${t.month} ${t.from}.`,
        'bag full of passports. airport. I clean there.',
        `Ask ${t.chief} where the second contract is.`,
      ),
    answers: {
      role: (t) => t.or('', 'colleague', 'other'),
      seen: (t) => t.or('movement', 'pay', 'passport', ''),
      lawyers: (t) => t.or('yes', ''),
    },
  },
  {
    id: 'en-odd',
    language: 'en',
    tell: (t) =>
      t.or(
        'hi is this real',
        'test',
        'Boost your site to page one of Google! Our experts have ranked 900+ law firms. Reply YES to rank@example.invalid for a free audit.',
        'You people never visited a village without a doctor. I have. Shame on you.',
        'Does your organisation offer internships for law students? I am in my second year and fluent in Spanish.',
        'Who funds you? I will tell my story when you tell me that.',
        'I would like to cooperate with you in the transfer of an inheritance of USD 12,500,000. Kindly answer barrister.k@example.invalid',
      ),
    answers: { role: (t) => t.or('', 'other'), lawyers: (t) => t.or('', 'no') },
  },
  {
    id: 'en-british-volunteer-long',
    language: 'en',
    once: true,
    hand: 'tidy',
    tell: () => prose`
      I should say at once that I am not an unfriendly witness. I spent most of 2011 and 2012 as a volunteer with a water project near
      Huehuetenango, and the health post in our valley was run by two Cuban doctors, a married couple whose marriage, I learned, had been a
      condition of their being posted together and not the other way round.

      What I can attest to, from my own notes made at the time:

      Their day began at six and ended when people stopped coming. On Saturdays a pickup took them to the departmental capital for a meeting
      from which they came back tired and, I would say, diminished. The meeting was led by a woman called Maricel Tondique. I met her once. She asked me
      what books I read.

      They did not hold their own passports. I know this because in March 2012 the wife needed a tooth out, which she wished to have done in Mexico, an hour and a
      half away, by a friend. It was refused, in writing, on the ground that "the passports are in custody". The tooth was taken out by her
      husband, in the kitchen, with my head torch.

      They were paid, they said, 2,000 quetzales each, of a sum they believed to be five or six times that. They were too proud to say so until the
      second year, when their remittance failed to arrive for three months and I lent them money for eggs. They repaid it, to the last coin, in a jam
      jar, which I still have.

      A colleague of theirs in the next valley, whom I shall call R., walked over the border in June 2012. The following night three men in a car with
      diplomatic plates came to the health post. I was asked to leave. I sat in the dark by the pump house and heard them ask the
      same question for about two hours: "Who helped her?" The answer, had anyone asked me, was that I did. I gave her a lift and a hat.

      For eleven years I thought of this as somebody else's politics. I now think that I was looking at something for which my own country has a
      statute with the word "slavery" in its title, and I did not recognise it because everybody concerned was so well educated.

      I enclose a scan of one page of my notebook, and can produce the rest. R. lives in safety and knows that I am writing.`,
    answers: {
      role: 'other',
      country: 'GT',
      place: 'A valley north of Huehuetenango',
      year_from: '2011',
      year_to: '2012',
      seen: 'pay passport movement minders punishment hours',
      documents: 'have',
      lawyers: 'yes',
      contact: 'headtorch@example.org, any time',
    },
    files: (t) => [notebookPage(t, 'notebook March 2012.jpg')],
  },
  {
    id: 'en-reporting-for-patient',
    language: 'en',
    scenes: 'JM TT ZA',
    tell: (t) => prose`
      ${t.or('My grandmother lost sight in one eye after the eye programme.', 'My brother was operated on by a visiting doctor in ' + String(t.from) + '.', 'I had surgery there.')}
      ${t.or('The hospital told us the programme is separate. The programme told us the ministry. The ministry told us the embassy.', 'There was no form to complain on. There was literally no form.', 'The doctor himself said sorry, which nobody else has done.')}
      ${t.or('He told us he does forty a day and is not allowed to say no.', "He was not on our medical council's list. I looked.", 'I do not blame him. I blame who counts.')}`,
    answers: {
      role: 'other',
      seen: 'credentials hours?',
      documents: (t) => t.or('have', 'no'),
      lawyers: (t) => t.or('yes', 'ask', ''),
    },
  },
  {
    id: 'en-voice-note',
    language: 'en',
    scenes: 'JM GY',
    once: true,
    tell: () => "Can't type all this. I recorded it. The first part is just noise, skip it.",
    answers: { role: 'colleague', seen: 'movement', documents: 'have', year_to: '' },
    files: () => [voiceNote('New Recording 7.wav', 8)],
  },
]
