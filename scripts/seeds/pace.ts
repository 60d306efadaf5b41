import { existsSync, readFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'

/** An object that is awake keeps its database, its log and its index of that open. */
const FILES_AN_OBJECT = 3
/** The local runtime lets an object sleep ten seconds after its last call; its files are closed a moment later. */
const AWAKE_MS = 13_000
/** The rest is for sockets, other objects and whoever uses the program meanwhile. */
const SHARE = 0.6

/** How many files a process of ours may have open; where the system does not say it, as many as it likes. */
export function openFilesLimit(file = '/proc/self/limits'): number {
  const said = existsSync(file) ? /^Max open files +(\d+)/m.exec(readFileSync(file, 'utf8'))?.[1] : undefined
  return said === undefined ? Number.POSITIVE_INFINITY : Number(said)
}

interface Clock {
  now(): number
  wait(ms: number): Promise<unknown>
}

/** Waits, before so many objects more are woken, until those that are awake leave room for them. */
export function createPace(openFiles: number, { now, wait }: Clock = { now: Date.now, wait: sleep }) {
  const most = Math.floor((openFiles * SHARE) / FILES_AN_OBJECT)
  const woken: { at: number; count: number }[] = []
  return async (count: number): Promise<void> => {
    for (;;) {
      while (woken[0] && now() - woken[0].at >= AWAKE_MS) woken.shift()
      const awake = woken.reduce((sum, one) => sum + one.count, 0)
      const oldest = woken[0]
      if (!oldest || awake + count <= most) break
      await wait(oldest.at + AWAKE_MS - now())
    }
    woken.push({ at: now(), count })
  }
}
