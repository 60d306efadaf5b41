import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** The process that works on a folder of state, if it still runs. A number that was given to another program since is not it. */
export function holderOf(dataDir: string): number | undefined {
  const file = join(dataDir, 'process')
  const pid = existsSync(file) ? Number(readFileSync(file, 'utf8')) : Number.NaN
  return Number.isInteger(pid) && pid !== process.pid && isOurs(pid) ? pid : undefined
}

/** Two programs on one folder would lose each other's rows: the second one is refused. */
export function lock(dataDir: string): void {
  const pid = holderOf(dataDir)
  if (pid !== undefined) {
    throw new Error(
      `${dataDir} is in use by process ${pid}. Stop it first (kill ${pid}), or give another folder with --data.`,
    )
  }
  mkdirSync(dataDir, { recursive: true })
  writeFileSync(join(dataDir, 'process'), String(process.pid))
}

function isOurs(pid: number): boolean {
  try {
    process.kill(pid, 0)
    const commandLine = `/proc/${pid}/cmdline`
    return !existsSync(commandLine) || /(start|serve|dev)\.ts/.test(readFileSync(commandLine, 'utf8'))
  } catch {
    return false
  }
}
