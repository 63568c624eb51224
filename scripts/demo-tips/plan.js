// @ts-check
/** Which stories are told, how often, and what is sent twice. The same count and seed give the same tips. */
import { createChance } from './chance.js'
import { createDraft, textOf } from './draft.js'
import { ODD_KINDS, createOddDraft } from './odd-envelopes.js'
import { scenesIn } from './scenes.js'
import { sendAgain } from './send-again.js'
import { STORIES } from './stories/all.js'
import { tellStory } from './story.js'

/** @typedef {import('./draft.js').Draft} Draft */
/** @typedef {import('./story.js').Story} Story */

export const MIN_COUNT = 20
export const MAX_COUNT = 5000

/** By the language of the form; Spanish has the rest. */
const SHARES = /** @type {const} */ ({ pt: 0.24, en: 0.15, fr: 0.03 })
const AGAIN_SHARE = 0.04
/** A copy of a short one says nothing. */
const AGAIN_MIN_CHARACTERS = 350

/** @param {number} count @param {string} seed @returns {Draft[]} */
export function planTips(count, seed) {
  const chance = createChance(`plan ${seed}`)
  const againCount = Math.max(2, Math.round(count * AGAIN_SHARE))
  const fresh = count - againCount - ODD_KINDS.length
  const drafts = Object.entries(sharesOf(fresh)).flatMap(([language, share]) => {
    const stories = STORIES.filter((story) => story.language === language)
    return tellMany(chance.shuffle(stories), share, seed)
  })
  const twice = drafts.filter(
    (draft) => textOf(draft).length >= AGAIN_MIN_CHARACTERS && draft.papers.length === 0,
  )
  return [
    ...drafts,
    ...chance
      .shuffle(twice)
      .slice(0, againCount)
      .map((draft) => sendAgain(draft, chance)),
    ...ODD_KINDS.map((kind) => createOddDraft(kind)),
  ]
}

/** @param {number} count */
function sharesOf(count) {
  const [pt, en, fr] = [SHARES.pt, SHARES.en, SHARES.fr].map((share) => Math.round(count * share))
  return { es: count - (pt ?? 0) - (en ?? 0) - (fr ?? 0), pt: pt ?? 0, en: en ?? 0, fr: fr ?? 0 }
}

/** Each once, then again those that may be told again. @param {Story[]} stories @param {number} count @param {string} seed */
function tellMany(stories, count, seed) {
  /** @type {Draft[]} */
  const drafts = []
  for (let round = 0; drafts.length < count; round++) {
    for (const story of round === 0 ? stories : stories.filter(({ once }) => !once)) {
      if (drafts.length < count) drafts.push(tellOnce(story, seed, round))
    }
  }
  return drafts
}

/** @param {Story} story @param {string} seed @param {number} round @returns {Draft} */
function tellOnce(story, seed, round) {
  const scenes = createChance(`${seed} ${story.id} scenes`).shuffle(scenesIn(story.scenes ?? ''))
  const { answers, told } = tellStory(story, scenes[round % scenes.length] ?? null, seed, round)
  const papers = story.files?.(told) ?? []
  return {
    ...createDraft(story.id, story.language, answers),
    papers,
    withOriginals: papers.length > 0 && papers.length < 3 && told.int(0, 9) === 0,
  }
}
