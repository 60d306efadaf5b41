import { readdirSync, readFileSync } from 'node:fs'

/** Linux: clock ticks of /proc/<pid>/stat per second (sysconf(_SC_CLK_TCK), 100 on every kernel we run on). */
const TICKS_PER_SECOND = 100

interface Stat {
  parent: number
  cpuTicks: number
}

/** CPU time a process and everything it started have used, in ms; null where there is no /proc. */
export function cpuMsOfTree(root: number): number | null {
  const stats = readStats()
  if (!stats) return null
  let ticks = 0
  for (const pid of treeOf(root, stats)) ticks += stats.get(pid)?.cpuTicks ?? 0
  return (ticks * 1000) / TICKS_PER_SECOND
}

/** SIGKILL to the whole tree at once, as a machine that loses power: nobody gets to say goodbye. `root` leads its process group. */
export function killTree(root: number): void {
  const stats = readStats()
  const pids = stats ? treeOf(root, stats) : [root]
  for (const target of [-root, ...pids]) {
    try {
      process.kill(target, 'SIGKILL')
    } catch {} // already gone
  }
}

function treeOf(root: number, stats: Map<number, Stat>): number[] {
  const children = new Map<number, number[]>()
  for (const [pid, { parent }] of stats) children.set(parent, [...(children.get(parent) ?? []), pid])
  const tree = [root]
  for (const pid of tree) tree.push(...(children.get(pid) ?? []))
  return tree
}

function readStats(): Map<number, Stat> | undefined {
  const stats = new Map<number, Stat>()
  try {
    for (const name of readdirSync('/proc')) {
      const stat = /^\d+$/.test(name) ? readStat(Number(name)) : undefined
      if (stat) stats.set(Number(name), stat)
    }
    return stats
  } catch {
    return undefined
  }
}

function readStat(pid: number): Stat | undefined {
  try {
    const line = readFileSync(`/proc/${pid}/stat`, 'utf8')
    const fields = line.slice(line.lastIndexOf(')') + 2).split(' ') // the name in brackets may hold spaces
    const at = (index: number) => Number(fields[index])
    // utime, stime, and those of children that have ended and were waited for
    return { parent: at(1), cpuTicks: at(11) + at(12) + at(13) + at(14) }
  } catch {
    return undefined // ended between the listing and the reading
  }
}
