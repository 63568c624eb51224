/** The server as it is run, with a keyring and a folder of its own, for the length of a measurement. */
import { spawn } from 'node:child_process'
import { join } from 'node:path'

export interface Server {
  address: string
  staffAddress: string
  /** Peak resident memory is read off this process. */
  pid: number
  stop: () => void
}

/** @param folder holds `keys`; the database is made beside it */
export async function startSigilo(
  folder: string,
  settings: Record<string, string> = {},
): Promise<Server> {
  const server = spawn(process.execPath, [join('dist', 'bin', 'serve.js')], {
    env: {
      ...process.env,
      SIGILO_MODE: 'demo',
      SIGILO_PORT: '0',
      SIGILO_STAFF_PORT: '0',
      SIGILO_DATA: join(folder, 'data'),
      SIGILO_KEYS: join(folder, 'keys'),
      ...settings,
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let said = ''
  const addresses = await new Promise<{ address: string; staffAddress: string }>((resolve) => {
    server.stdout.on('data', (piece: Buffer) => {
      said += piece.toString()
      const address = /intake at (\S+)/.exec(said)?.[1]
      const staffAddress = /staff app at (\S+)/.exec(said)?.[1]
      if (address && staffAddress) resolve({ address, staffAddress })
    })
  })
  return { ...addresses, pid: server.pid ?? 0, stop: () => server.kill('SIGKILL') }
}
