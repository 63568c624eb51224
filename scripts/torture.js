// @ts-check
/**
 * Long trials, which no test run has the time for: the tests that throw dice, and those that kill a server at work, again and again,
 * each round with other dice, until the minutes are over. What fails says its dice: `SIGILO_DICE=7 npm run jest -- <file>` throws them again.
 */
import { spawnSync } from 'node:child_process'
import { randomInt } from 'node:crypto'
import { readFileSync, readdirSync } from 'node:fs'
import { join, resolve } from 'node:path'

const root = resolve(import.meta.dirname, '..')
const minutes = Number(process.argv[2] ?? 60)
if (!(minutes > 0)) {
  console.error('how many minutes? npm run torture -- 60')
  process.exit(2)
}

/** Whatever throws dice, in a test or through a helper beside it, and whatever kills. */
const TRIES = /createDice|expectNullOrClean|simulate\(|'SIGKILL'/
const trials = readdirSync(join(root, 'test'), { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.test.ts'))
  .filter((path) => TRIES.test(readFileSync(join(root, 'test', path), 'utf8')))
  .map((path) => join('test', path))
console.log(`${trials.length} files of trials, for ${minutes} minutes:\n  ${trials.join('\n  ')}`)

const end = Date.now() + minutes * 60_000
let rounds = 0
while (Date.now() < end) {
  const dice = String(randomInt(1, 2 ** 31))
  const { status } = spawnSync('npm', ['run', '--silent', 'jest', '--', '--silent', ...trials], {
    cwd: root,
    env: { ...process.env, SIGILO_DICE: dice },
    stdio: 'inherit',
  })
  if (status !== 0) {
    console.error(`red in round ${rounds + 1}, with SIGILO_DICE=${dice}`)
    process.exit(1)
  }
  rounds++
}
console.log(`${rounds} rounds, all green`)
