/** Our own programs as processes, as people start them; everything that they say is kept. */
import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { join, resolve } from 'node:path'
import { afterAll } from '@jest/globals'

export const ROOT = resolve(import.meta.dirname, '..', '..')

/** As in `npm start` and in the image. */
export const FLAGS = ['--disallow-code-generation-from-strings', '--disable-proto=delete']

export interface Program {
  process: ChildProcess
  /** Standard output and standard error, as they came. */
  output: () => string
  address: string
  /** Where the staff app is. */
  staffAddress: string
  stop: (signal?: NodeJS.Signals) => Promise<void>
}

const started: Program[] = []

function environmentWith(settings: Record<string, string>): NodeJS.ProcessEnv {
  const environment = Object.entries(process.env).filter(([name]) => !name.startsWith('SIGILO_'))
  return { ...Object.fromEntries(environment), ...settings }
}

/** Starts `dist/bin/NAME.js` and waits until it says where it listens. */
export async function startProgram(
  name: 'demo' | 'serve',
  settings: Record<string, string>,
): Promise<Program> {
  const path = join(ROOT, 'dist', 'bin', `${name}.js`)
  const child = spawn(process.execPath, [...FLAGS, path], {
    env: environmentWith({ SIGILO_PORT: '0', SIGILO_STAFF_PORT: '0', ...settings }),
  })
  let said = ''
  const program: Program = {
    process: child,
    output: () => said,
    address: '',
    staffAddress: '',
    async stop(signal = 'SIGTERM') {
      if (child.exitCode !== null || child.signalCode !== null) return
      const gone = once(child, 'exit')
      child.kill(signal)
      await gone
    },
  }
  started.push(program)
  await new Promise<void>((resolve, reject) => {
    const take = (piece: Buffer): void => {
      said += piece.toString()
      program.address = /intake at (\S+) /.exec(said)?.[1] ?? ''
      program.staffAddress = /staff app at (\S+) /.exec(said)?.[1] ?? ''
      if (program.address !== '' && program.staffAddress !== '') resolve()
    }
    child.stdout.on('data', take)
    child.stderr.on('data', take)
    child.on('exit', () => {
      reject(new Error(`it did not start: ${said}`))
    })
  })
  return program
}

export interface Spoken {
  status: number | null
  stdout: string
  stderr: string
}

/** Runs the command `sigilo` to its end. */
export function sigilo(args: string[], settings: Record<string, string> = {}, cwd = ROOT): Spoken {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join(ROOT, 'dist', 'bin', 'sigilo.js'), ...args],
    { env: environmentWith(settings), encoding: 'utf8', input: '', cwd },
  )
  return { status, stdout, stderr }
}

afterAll(async () => {
  await Promise.all(started.splice(0).map((program) => program.stop('SIGKILL')))
})
