import { describe, expect, it } from '@jest/globals'
import { createChallenges } from '../../../../src/server/staff/sign-in/challenges.js'

const write = (challenge: Uint8Array): string => Buffer.from(challenge).toString('base64url')

describe('a challenge', () => {
  it('stays open whatever number a stranger asks for, and is used once', () => {
    const challenges = createChallenges(() => 0)
    const first = write(challenges.make('sign-in'))
    for (let i = 0; i < 20_000; i++) challenges.make('sign-in')
    expect(challenges.isOpen(first, 'sign-in')).toBe(true)
    expect(challenges.use(first)).toBe(true)
    expect(challenges.use(first)).toBe(false)
    expect(challenges.isOpen(first, 'sign-in')).toBe(false)
  })

  it('is nobody else’s making', () => {
    const made = createChallenges(() => 0).make('sign-in')
    expect(createChallenges(() => 0).isOpen(write(made), 'sign-in')).toBe(false)
    expect(createChallenges(() => 0).isOpen('', 'sign-in')).toBe(false)
  })
})
