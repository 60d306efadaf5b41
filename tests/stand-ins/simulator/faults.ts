import { z } from 'zod'

const refusal = z.strictObject({
  /** Meta's error code; without it a bare 5xx with an HTML body. */
  code: z.int().optional(),
  /** HTTP status, when another than Meta's for this code is wanted. */
  status: z.int().min(400).max(599).optional(),
  /** The next n sends; without it all, until switched off. */
  times: z.int().positive().optional(),
  /** Only sends to this number, digits alone: else whatever leaves first uses up `times`. */
  to: z.string().regex(/^\d+$/).optional(),
  /** Share of sends, 0..1. */
  probability: z.number().min(0).max(1).optional(),
  /** Only for this long from now, ms. */
  forMs: z.int().positive().optional(),
  /** How it fails: in the answer to the send, or by a `failed` status afterwards. */
  by: z.enum(['answer', 'status']).default('answer'),
})

const MEDIA_FAULTS = [
  /** Other bytes than were announced. */
  'wrong_hash',
  /** Twice as many. */
  'larger',
  /** The address is old when it is given out. */
  'expired',
  'not_found',
  'unavailable',
  'slow',
  /** A way to another host. */
  'elsewhere',
  'token',
] as const
export type MediaFault = (typeof MEDIA_FAULTS)[number]

/** Body of `POST /control`: what is named changes, null switches off, the rest stays. */
export const faultsBody = z.strictObject({
  refuse: z.array(refusal).or(refusal).nullable().optional(),
  /** Every answer to a send comes this much later. */
  latencyMs: z.int().min(0).max(120_000).nullable().optional(),
  /** The connection breaks: before the message was accepted, or after. */
  lose: z
    .strictObject({
      when: z.enum(['before', 'after']),
      times: z.int().positive().optional(),
      probability: z.number().min(0).max(1).optional(),
    })
    .nullable()
    .optional(),
  /** read, delivered, sent instead of sent, delivered, read. */
  statusesReversed: z.boolean().nullable().optional(),
  statusesTwice: z.boolean().nullable().optional(),
  statusDelayMs: z.int().min(0).max(120_000).nullable().optional(),
  /** Accepted, then silence. */
  noStatuses: z.boolean().nullable().optional(),
  /** `sent` comes, `delivered` never. */
  neverDeliver: z.boolean().nullable().optional(),
  /** How files fail that are fetched: the next n, or all until it is switched off. */
  media: z
    .strictObject({ kind: z.enum(MEDIA_FAULTS), times: z.int().positive().optional() })
    .nullable()
    .optional(),
  /** Each webhook arrives twice. */
  webhooksTwice: z.boolean().nullable().optional(),
  /** `read` comes when the phone on the screen shows it, always, or never. */
  reads: z.enum(['shown', 'always', 'never']).nullable().optional(),
})
export type FaultsBody = z.infer<typeof faultsBody>

export interface Refusal extends z.infer<typeof refusal> {
  until?: number
}
export interface Faults {
  refuse: Refusal[]
  latencyMs: number
  lose: { when: 'before' | 'after'; times?: number; probability?: number } | null
  statusesReversed: boolean
  statusesTwice: boolean
  statusDelayMs: number
  noStatuses: boolean
  neverDeliver: boolean
  media: { kind: MediaFault; times?: number | undefined } | null
  webhooksTwice: boolean
  reads: 'shown' | 'always' | 'never'
}

export function noFaults(): Faults {
  return {
    refuse: [],
    latencyMs: 0,
    lose: null,
    statusesReversed: false,
    statusesTwice: false,
    statusDelayMs: 0,
    noStatuses: false,
    neverDeliver: false,
    media: null,
    webhooksTwice: false,
    reads: 'shown',
  }
}

/** The same shares in the same order at every run. */
function createChance() {
  let state = 0x9e3779b9
  return (probability: number): boolean => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32 < probability
  }
}

export function createFaults(changed: (faults: Faults) => void) {
  let faults = noFaults()
  let chance = createChance()

  /** Counts one use of a fault that is limited in number; true when it was the last. */
  function spent(fault: { times?: number }): boolean {
    if (fault.times === undefined) return false
    fault.times -= 1
    return fault.times <= 0
  }

  return {
    now: () => faults,
    apply(body: FaultsBody, now: number): void {
      const { refuse, ...rest } = body
      const plain = noFaults()
      const merged: Faults = { ...faults }
      for (const [key, value] of Object.entries(rest)) {
        Object.assign(merged, { [key]: value ?? plain[key as keyof Faults] })
      }
      if (refuse !== undefined) {
        const list = refuse === null ? [] : Array.isArray(refuse) ? refuse : [refuse]
        merged.refuse = list.map((one) => ({ ...one, ...(one.forMs ? { until: now + one.forMs } : {}) }))
      }
      faults = merged
      changed(faults)
    },
    reset(): void {
      faults = noFaults()
      chance = createChance()
      changed(faults)
    },
    /** Is this send, to these digits, refused, and how. Uses up what is limited. */
    refusal(now: number, to?: string): Refusal | undefined {
      const before = faults.refuse.length
      faults.refuse = faults.refuse.filter((one) => one.until === undefined || one.until > now)
      const hit = faults.refuse
        .filter((one) => one.to === undefined || one.to === to)
        .find((one) => one.probability === undefined || chance(one.probability))
      if (hit && spent(hit)) faults.refuse = faults.refuse.filter((one) => one !== hit)
      if (faults.refuse.length !== before) changed(faults)
      return hit
    },
    /** How the next file fails, if it is one of those: some when it is looked up, the others when it is loaded. */
    media(among: readonly MediaFault[]): MediaFault | undefined {
      const { media } = faults
      if (!media || !among.includes(media.kind)) return undefined
      if (spent(media)) {
        faults.media = null
        changed(faults)
      }
      return media.kind
    },
    /** Does the connection break here. */
    loses(when: 'before' | 'after'): boolean {
      const { lose } = faults
      if (lose?.when !== when || (lose.probability !== undefined && !chance(lose.probability))) return false
      if (spent(lose)) {
        faults.lose = null
        changed(faults)
      }
      return true
    },
  }
}
export type FaultBox = ReturnType<typeof createFaults>
