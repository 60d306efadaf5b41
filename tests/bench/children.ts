import { type ChildProcess, fork, type SpawnOptions, spawn } from 'node:child_process'
import { killTree } from './process-tree.ts'

const alive = new Set<ChildProcess>()
let watching = false

/** Everything the benchmark starts is started here, so that nothing outlives it however it ends. */
export function startChild(command: string, args: string[], options: SpawnOptions): ChildProcess {
  return remember(spawn(command, args, { ...options, detached: true }))
}

export function startNodeChild(file: string, args: string[], output: 'inherit' | number): ChildProcess {
  return remember(fork(file, args, { detached: true, stdio: ['ignore', output, output, 'ipc'] }))
}

/** Ends it politely, then not. */
export async function stopChild(child: ChildProcess, patienceMs = 5000): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null || !child.pid) return
  const ended = new Promise((resolve) => child.once('exit', resolve))
  child.kill('SIGTERM')
  const timer = setTimeout(() => child.pid && killTree(child.pid), patienceMs)
  await ended
  clearTimeout(timer)
  killTree(child.pid) // what it left in its group
}

export async function killChild(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null || !child.pid) return
  const ended = new Promise((resolve) => child.once('exit', resolve))
  killTree(child.pid)
  await ended
}

function remember(child: ChildProcess): ChildProcess {
  alive.add(child)
  child.once('exit', () => alive.delete(child))
  if (!watching) watch()
  return child
}

function watch(): void {
  watching = true
  process.once('exit', killAll)
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => process.exit(130))
}

function killAll(): void {
  for (const child of alive) if (child.pid) killTree(child.pid)
}
