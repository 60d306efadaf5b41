import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'

const SAID_EVERY_MS = 5_000

const kept = z.object({ seed: z.string(), done: z.record(z.string(), z.number()) })

/** How far a long seed has come, kept so that one that was cut off goes on from there. */
export interface Progress {
  /** Of this tenant, from the first one on. */
  done(tenantId: string): number
  /** Numbers `from` up to `to` are in. They may come in any order; what counts is what is in without a gap. */
  reached(tenantId: string, from: number, to: number): void
}

/** `seed` names what is being applied: of another seed nothing is remembered. Repeating what was done must be harmless. */
export function createProgress(dataDir: string, seed: string): Progress {
  const path = join(dataDir, 'seeding.json')
  const last = existsSync(path) ? kept.safeParse(JSON.parse(readFileSync(path, 'utf8'))) : undefined
  const done: Record<string, number> = last?.success && last.data.seed === seed ? last.data.done : {}
  const ahead = new Map<string, number>()
  return {
    done: (tenantId) => done[tenantId] ?? 0,
    reached: (tenantId, from, to) => {
      ahead.set(`${tenantId}/${from}`, to)
      let next = done[tenantId] ?? 0
      for (let end = ahead.get(`${tenantId}/${next}`); end !== undefined; end = ahead.get(`${tenantId}/${next}`)) {
        ahead.delete(`${tenantId}/${next}`)
        next = end
      }
      done[tenantId] = next
      writeFileSync(`${path}.new`, JSON.stringify({ seed, done }))
      renameSync(`${path}.new`, path) // a crash leaves the old one or the new one
    },
  }
}

/** Remembers only for as long as it runs. */
export function forgetfulProgress(): Progress {
  return { done: () => 0, reached: () => {} }
}

/** Says now and then, in a line, how far it is and how long it will take at this pace. */
export function createTeller(what: string, from: number, total: number, say: (line: string) => void = console.log) {
  const began = Date.now()
  let said = began
  let done = from
  return (more: number): void => {
    done += more
    const now = Date.now()
    if (now - said < SAID_EVERY_MS && done < total) return
    said = now
    const left = ((now - began) / Math.max(1, done - from)) * (total - done)
    const rest = done < total ? `, about ${Math.ceil(left / 60_000)} min left` : ''
    say(`${what}: ${done.toLocaleString('en')} of ${total.toLocaleString('en')}${rest}`)
  }
}
