// @ts-check
/** In English, a page each. */
import { payReceipt } from '../papers/drawn-papers.js'
import { prose } from '../story.js'

/** @type {import('../story.js').Story[]} */
export const WITNESSES_IN_ENGLISH = [
  {
    id: 'en-human-resources',
    language: 'en',
    scenes: 'QA BS',
    once: true,
    hand: 'tidy',
    tell: (t) => prose`
      I worked in human resources for the hospital group. Three nationalities did the same job on the same rota. For two of them I prepared employment contracts. For the
      Cubans I prepared a spreadsheet.

      The spreadsheet had a column headed "gross (SP)", which was ${t.total} dollars a month per nurse, and a column headed "pocket", which was ${t.kept}. SP meant "sending
      party". When our new labour law required wages to be paid into the worker's own bank account we did so, and for one month they had their money. The
      following week ${t.chief} brought forty-one signed standing orders. I compared the signatures. I would say they were made by about six people.

      I raised it with my manager, who told me to think about my visa.`,
    answers: {
      role: 'official',
      seen: 'pay contract',
      documents: 'could',
      lawyers: 'ask',
      contact: 'hr.formerly@example.org',
    },
  },
  {
    id: 'en-church-jamaica',
    language: 'en',
    scenes: 'JM:Mandeville',
    once: true,
    hand: 'tidy',
    tell: (t) => prose`
      I am the wife of a pastor in ${t.town}. Five of the nurses used to sit in our back pew, all in a row like schoolgirls, and a sixth person sat behind them who never
      sang.

      When one of them decided to marry a brother from our church, she came to me at six in the morning with her things in a laundry bag. She had no passport
      and no pay slip. She told me that each month they had to hand back last month's receipt to get the new one, so none of them could ever show two. I
      thought that was the cleverest wicked thing I had heard.

      A lady by the name of ${t.chief} came to the house that same night. She was polite. She asked whether we knew that harbouring was an offence. My husband asked
      her to name the law, and then he asked her if she would like to pray. She left.`,
    answers: {
      role: 'other',
      year_from: '2018',
      year_to: '2019',
      seen: 'pay passport minders',
      documents: 'no',
      lawyers: 'yes',
      contact: 'back.pew@example.org',
    },
  },
  {
    id: 'en-accountant-of-union',
    language: 'en',
    scenes: 'ZA TT',
    once: true,
    tell: (t) => prose`
      Union treasurer. We tried to sign them up. Twelve came to the first meeting, two to the second, and to the third only ${t.chief}, who is not a health worker of any
      kind and who took photographs.

      From the two we have statements. Hours: up to ${t.int(68, 84)} a week in the wet season. Pay: ${t.pct} of grade. Leave: at the discretion of the
      co-ordinator. Grievance: none. One of the two has since been returned "for family reasons". She has no family; that is why she had been selected last.

      We took it to the department, who took it to foreign affairs, who took it to lunch.`,
    answers: {
      role: 'other',
      seen: 'pay hours minders punishment',
      documents: 'have',
      lawyers: 'yes',
    },
    files: (t) => [payReceipt(t, 'advice slip.png')],
  },
]
