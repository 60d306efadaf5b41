import type { Channel } from '../channels/channel'
import type { Env } from '../env'
import { Problem } from '../platform/problem'
import { ShortMemory } from '../platform/short-memory'
import { type TenantScope, tenantScope } from '../platform/tenant-scope'
import type { GraphFailure } from '../whatsapp/graph'
import { describeGraphError } from '../whatsapp/graph-errors'
import { DELETED, findSync, listRows } from './store'
import { type Synced, syncTemplates } from './sync'
import { type Hidden, hiddenOf, type ManagedTemplate, managedTemplate } from './view'

export interface Templates {
  templates: ManagedTemplate[]
  hidden: Hidden[]
  /** Epoch ms at which Meta told them all. */
  syncedAt: number
}

/** How long an isolate may act on what another has changed since. */
const KEPT_MS = 15_000
/** Accounts whose templates an isolate keeps: of the largest there are thousands. */
const ACCOUNTS = 20

const memory = new ShortMemory<Templates>({ keepMs: KEPT_MS, servesStale: true, limit: ACCOUNTS })

/**
 * All templates of the number's account, by name and language, from the mirror. Meta is asked when `fresh`, or never yet.
 * Throws a 502 when Meta does not tell then.
 */
export async function templatesOf(env: Env, channel: Channel, { fresh = false } = {}): Promise<Templates> {
  const scope = tenantScope(env, channel.tenantId)
  if (fresh) await syncNow(env, scope, channel)
  const found = await memory.get(keyOf(channel), () => load(env, scope, channel))
  if (!found) throw notConnected()
  return found
}

/** After a change made in this isolate. */
export function forgetTemplates({ tenantId, wabaId }: { tenantId: string; wabaId: string }): void {
  memory.forget(keyOf({ tenantId, wabaId }))
}

async function load(env: Env, scope: TenantScope, channel: Channel): Promise<Templates> {
  const known = (await findSync(scope, channel.wabaId))?.syncedAt ?? null
  const syncedAt = known ?? (await syncNow(env, scope, channel))
  const rows = (await listRows(scope, channel.wabaId)).filter(({ status }) => status !== DELETED)
  const now = Date.now()
  const templates = rows.flatMap((row) => managedTemplate(row, now) ?? [])
  return { templates, hidden: hiddenOf(templates, rows.length - templates.length), syncedAt }
}

async function syncNow(env: Env, scope: TenantScope, channel: Channel): Promise<number> {
  const synced = await syncTemplates(env, scope, channel)
  forgetTemplates(channel) // not before: somebody may have read them meanwhile as they were
  if (synced.ok) return synced.syncedAt
  throw troubleOf(synced)
}

function keyOf({ tenantId, wabaId }: { tenantId: string; wabaId: string }): string {
  return `${tenantId}/${wabaId}`
}

const PASSING = { reason: 'WhatsApp did not tell which templates there are.', nextStep: 'Try again in a minute.' }

function troubleOf(failed: Exclude<Synced, { ok: true }>): Problem {
  return 'reason' in failed ? notConnected() : graphTrouble(failed)
}

function graphTrouble({ code, httpStatus }: GraphFailure): Problem {
  const rule = describeGraphError(code, httpStatus)
  const { reason, nextStep } = rule.needsReconnect ? rule : PASSING
  return new Problem({
    status: 502,
    code: 'template.not_told',
    title: 'No templates from WhatsApp',
    detail: reason,
    nextStep,
    more: { graphCode: code, needsReconnect: rule.needsReconnect ?? false },
  })
}

function notConnected(): Problem {
  return new Problem({
    status: 502,
    code: 'template.not_told',
    title: 'No templates from WhatsApp',
    detail: 'This number is not connected to WhatsApp.',
    nextStep: 'Ask an administrator to connect it again.',
    more: { needsReconnect: true },
  })
}
