import { execFileSync, spawn } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'

/**
 * workerd outlives a Node that is killed with -9, and would keep the port and the state's locks. A shell waits on a pipe
 * from us: it ends when we end, however that happens, and the shell then ends what we started.
 * The returned function lets workerd go unguarded, for a clean stop.
 */
export function guardRuntime(): () => void {
  const pids = childrenOf(process.pid).filter(({ command }) => command.includes('workerd'))
  if (pids.length === 0) return () => {}
  const script = 'cat >/dev/null; kill -9 "$@" 2>/dev/null'
  const args = ['-c', script, 'sh', ...pids.map(({ pid }) => String(pid))]
  // Detached, so that Ctrl-C in the terminal does not reach it before us.
  const shell = spawn('/bin/sh', args, { stdio: ['pipe', 'ignore', 'ignore'], detached: true })
  shell.unref()
  return () => void shell.kill('SIGKILL')
}

function childrenOf(parent: number): { pid: number; command: string }[] {
  const all = existsSync('/proc/self/stat') ? processesOfProc() : processesOfPs()
  return all.filter(({ ppid }) => ppid === parent)
}

function processesOfProc() {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => {
      try {
        const stat = readFileSync(`/proc/${name}/stat`, 'utf8')
        // The command's name stands in brackets and may hold anything; state and parent follow the last one.
        const [, ppid] = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
        return [{ pid: Number(name), ppid: Number(ppid), command: readFileSync(`/proc/${name}/cmdline`, 'utf8') }]
      } catch {
        return [] // it ended meanwhile
      }
    })
}

function processesOfPs() {
  const lines = execFileSync('ps', ['-A', '-o', 'pid=,ppid=,command='], { encoding: 'utf8' }).trim().split('\n')
  return lines.map((line) => {
    const [pid, ppid, ...command] = line.trim().split(/\s+/)
    return { pid: Number(pid), ppid: Number(ppid), command: command.join(' ') }
  })
}
