// @ts-check
/**
 * Rehearses the Dockerfile where there is no engine: each step is run as it stands there, in a clean folder that plays
 * the image, with the Node at hand. Then the command of the image is started as its user, asked for a page, and stopped.
 */
import { spawn, spawnSync } from 'node:child_process'
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')
const rehearsal = mkdtempSync(join(tmpdir(), 'sigilo-image-'))
// Its user must be able to enter.
chmodSync(rehearsal, 0o755)

/** @type {Record<string, string>} */
const stages = {}
let image = ''
let folder = '/'
let user = ''
/** @type {Record<string, string>} */
let environment = {}
/** @type {string[]} */
let command = []

/** A path of the image, in the folder that plays it. @param {string} path */
const inImage = (path) => join(image, path.startsWith('/') ? path : join(folder, path))
/** @param {string} text */
const rehearsed = (text) => text.replaceAll(/(?<=[ =]|^)(\/(?:app|data|keys))\b/g, `${image}$1`)

/** What an old Node needs besides, which the image does without (docs/decisions/0030). */
const FOR_OLD_NODE = ['better-sqlite3-12', 'bindings', 'file-uri-to-path']
const isOld = Number(process.versions.napi) < 10

/** @type {Record<string, (rest: string) => void>} */
const steps = {
  FROM(rest) {
    const name = / AS (\w+)$/.exec(rest)?.[1] ?? 'final'
    image = join(rehearsal, name)
    stages[name] = image
    folder = '/'
    environment = {}
    mkdirSync(image)
  },
  WORKDIR(rest) {
    folder = rest
    mkdirSync(inImage(rest), { recursive: true })
  },
  ENV(rest) {
    for (const pair of rest.split(' ')) {
      const [name = '', value = ''] = pair.split('=')
      environment[name] = rehearsed(value)
    }
  },
  COPY(rest) {
    const words = rest.split(' ')
    const from = words[0]?.startsWith('--from=') ? stages[words.shift()?.slice(7) ?? ''] : root
    const to = words.pop() ?? ''
    for (const source of words) {
      const target = words.length > 1 || to.endsWith('/') ? join(to, source) : to
      cpSync(join(from ?? '', source), inImage(target), { recursive: true })
    }
  },
  RUN(rest) {
    if (rest.includes('chown') && process.getuid?.() !== 0) return
    const { status } = spawnSync('sh', ['-c', rehearsed(rest)], {
      cwd: inImage('.'),
      stdio: ['ignore', 'ignore', 'inherit'],
    })
    if (status !== 0) throw new Error(`failed: ${rest}`)
    if (!isOld || !rest.startsWith('npm prune')) return
    for (const name of FOR_OLD_NODE) {
      const path = join('node_modules', name)
      cpSync(join(root, path), inImage(path), { recursive: true })
    }
  },
  USER(rest) {
    if (!/^\d+:\d+$/.test(rest) || rest.startsWith('0:')) throw new Error('the user is not numeric')
    user = rest
  },
  EXPOSE() {},
  CMD(rest) {
    command = JSON.parse(rest)
  },
}

try {
  for (const line of readFileSync(join(root, 'Dockerfile'), 'utf8').split('\n')) {
    const [, name = '', rest = ''] = /^([A-Z]+) (.*)$/.exec(line) ?? []
    if (name === '') continue
    console.log(`rehearse: ${line}`)
    const step = steps[name]
    if (!step) throw new Error(`this script does not know the step ${name}`)
    step(rest)
  }
  for (const name of ['node_modules/typescript', 'node_modules/jest', 'src', 'test']) {
    if (existsSync(inImage(name))) throw new Error(`${name} has no place in the image`)
  }
  await start()
  console.log('rehearse: every step ran, and the image serves its page')
} finally {
  rmSync(rehearsal, { recursive: true, force: true })
}

/** Starts the command of the image, asks for a page, and stops it as an engine would. */
async function start() {
  const [uid, gid] = user.split(':').map(Number)
  const child = spawn(process.execPath, command.slice(1), {
    cwd: inImage('.'),
    env: {
      ...{ PATH: process.env['PATH'], ...environment, SIGILO_HOST: '127.0.0.1', SIGILO_PORT: '0' },
      ...{ SIGILO_STAFF_HOST: '127.0.0.1', SIGILO_STAFF_PORT: '0' },
    },
    ...(process.getuid?.() === 0 ? { uid, gid } : {}),
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const ended = new Promise((resolve) => child.on('exit', resolve))
  let said = ''
  const [address, staffAddress] = await new Promise((resolve, reject) => {
    child.stdout.on('data', (piece) => {
      said += String(piece)
      const found = /intake at (\S+)[^]*staff app at (\S+)/.exec(said)
      if (found) resolve(found.slice(1))
    })
    void ended.then(() => reject(new Error('it did not start')))
  })
  const { status } = await fetch(`${address}/es/`)
  const staff = await fetch(`${staffAddress}/sign-in`)
  child.kill('SIGTERM')
  const exit = await ended
  if (status !== 200 || staff.status !== 200 || exit !== 0)
    throw new Error(`the pages answered ${status} and ${staff.status}, the exit was ${exit}`)
}
