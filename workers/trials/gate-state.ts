import { and, eq } from 'drizzle-orm'
import * as z from 'zod'
import { assistantSettings } from '../assistant/schema'
import { findHandbook } from '../assistant/settings/queries'
import type { TenantScope } from '../platform/tenant-scope'
import { type GateReason, type GateTrial, judgeTrials } from './gate'
import { knowsNow } from './knows'
import { gateClosed } from './problems'
import { endedSince } from './run-queries'

/** Beside the sections of the handbook, of which it is none: nobody saves it as a setting. */
const OVERRIDE = 'gateOverride'
const DAY_MS = 86_400_000
/** Older trials are named as too old, no more. */
const LOOKS_BACK_MS = 90 * DAY_MS

const override = z.object({ by: z.string(), at: z.number(), reason: z.string() })
/** An administrator took it upon themselves. */
export type Override = z.infer<typeof override>

export interface GateState {
  open: boolean
  /** What opens it. */
  by: 'trial' | 'override' | 'not_needed' | null
  /** Those that it goes by: the newest of each kind that counts, or the newest of all where none does. */
  trials: GateTrial[]
  reasons: GateReason[]
  override: (Override & { until: number }) | null
}

export async function gateState(scope: TenantScope, now: number): Promise<GateState> {
  const [{ gate }, runs, taken, knows] = await Promise.all([
    findHandbook(scope),
    endedSince(scope, now - LOOKS_BACK_MS),
    findOverride(scope),
    knowsNow(scope, now),
  ])
  const { trials, reasons } = judgeTrials(runs, gate, { time: now, knows })
  const until = (taken?.at ?? 0) + gate.freshDays * DAY_MS
  const living = taken && until > now ? { ...taken, until } : null
  const by = reasons.length === 0 ? 'trial' : living ? 'override' : gate.needed ? null : 'not_needed'
  return { open: by !== null, by, trials, reasons, override: living }
}

/** Before the assistant is let speak. Throws a 409 with what is missing. */
export async function requireGate(scope: TenantScope, now = Date.now()): Promise<void> {
  const { open, reasons } = await gateState(scope, now)
  if (!open) throw gateClosed(reasons)
}

export async function saveOverride({ db, tenantId }: TenantScope, { by, at, reason }: Override): Promise<void> {
  const row = { value: JSON.stringify({ by, at, reason }), updatedBy: by, updatedAt: at }
  await db
    .insert(assistantSettings)
    .values({ tenantId, section: OVERRIDE, ...row })
    .onConflictDoUpdate({ target: [assistantSettings.tenantId, assistantSettings.section], set: row })
}

export async function removeOverride({ db, tenantId }: TenantScope): Promise<void> {
  await db.delete(assistantSettings).where(isOverride(tenantId))
}

async function findOverride({ db, tenantId }: TenantScope): Promise<Override | null> {
  const [row] = await db.select().from(assistantSettings).where(isOverride(tenantId))
  return row ? override.parse(JSON.parse(row.value)) : null
}

function isOverride(tenantId: string) {
  return and(eq(assistantSettings.tenantId, tenantId), eq(assistantSettings.section, OVERRIDE))
}
