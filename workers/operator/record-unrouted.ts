import type { Env } from '../env'
import { sha256Hex } from '../platform/bytes'
import { newId } from '../platform/ids'
import type { UnroutedItem } from '../whatsapp/delivery'

/** On the webhook's path, so plain statements and no library. */

const INSERT = `INSERT INTO unrouted_events (id, content_hash, app_id, reason, field, phone_number_id, waba_id, raw, received_at)
  VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9) ON CONFLICT DO NOTHING`

/** Keeps what could not be placed, for operators to see and replay. Meta's repeats of the same item add nothing. */
export async function recordUnrouted(env: Env, items: UnroutedItem[], app: { id: string }): Promise<void> {
  if (items.length === 0) return
  const insert = env.DB.prepare(INSERT)
  const now = Date.now()
  const statements = items.map(async (item) => {
    const raw = JSON.stringify(item.raw) ?? 'null'
    const hash = await sha256Hex(
      JSON.stringify([app.id, item.reason, item.field, item.phoneNumberId, item.wabaId, raw]),
    )
    const about = [item.reason, item.field, item.phoneNumberId ?? null, item.wabaId ?? null]
    return insert.bind(newId('unr', now), hash, app.id, ...about, raw, now)
  })
  await env.DB.batch(await Promise.all(statements))
}
