import * as z from 'zod'
import { applyMigrations, isInitialised } from '../../migrations/apply'
import { channelMigrations } from '../../migrations/channel'
import { countedSql, type Sql } from '../../workers/platform/operations'
import type { OpenCircuit } from './circuit'
import type { ChannelFacts } from './facts'

/** What a number's object keeps over a restart. Everything else it may forget. */
export interface Kept {
  recordedUntil: number
  circuit: OpenCircuit | null
  facts: ChannelFacts | null
  /** Meta found it too fast then. */
  slowedAt: number
}

const NOTHING: Kept = { recordedUntil: 0, circuit: null, facts: null, slowedAt: 0 }

const openCircuit = z.object({ since: z.number(), until: z.number(), times: z.number(), code: z.number() })
const channelFacts = z.object({
  raised: z.number(),
  capped: z.boolean(),
  tier: z.string().nullable(),
  portfolio: z.string(),
})

/** Its one row. A number at rest writes nothing, not even this. */
export class ChannelStore {
  readonly sql: Sql
  readonly #storage: DurableObjectStorage
  #owner: { tenantId: string; channelId: string } | undefined

  constructor(storage: DurableObjectStorage) {
    this.#storage = storage
    this.sql = countedSql(storage.sql, 'channelRowsWritten')
    if (isInitialised(storage)) applyMigrations(storage, channelMigrations)
  }

  read(): Kept {
    const row = isInitialised(this.#storage)
      ? this.sql
          .exec<{
            tenant_id: string
            channel_id: string
            recorded_until: number
            circuit: string | null
            facts: string | null
            slowed_at: number | null
          }>('SELECT tenant_id, channel_id, recorded_until, circuit, facts, slowed_at FROM channel')
          .toArray()[0]
      : undefined
    if (!row) return NOTHING
    this.#owner = { tenantId: row.tenant_id, channelId: row.channel_id }
    return {
      recordedUntil: row.recorded_until,
      circuit: row.circuit === null ? null : openCircuit.parse(JSON.parse(row.circuit)),
      facts: row.facts === null ? null : channelFacts.parse(JSON.parse(row.facts)),
      slowedAt: row.slowed_at ?? 0,
    }
  }

  /** false: it is another tenant's, or another number's. */
  isOf(owner: { tenantId: string; channelId: string }): boolean {
    const known = this.#owner
    return !known || (known.tenantId === owner.tenantId && known.channelId === owner.channelId)
  }

  /** The first write makes the schema and says whose it is. */
  open({ tenantId, channelId }: { tenantId: string; channelId: string }): void {
    if (this.#owner) return
    applyMigrations(this.#storage, channelMigrations)
    this.sql.exec('INSERT OR IGNORE INTO channel (one, tenant_id, channel_id) VALUES (1, ?, ?)', tenantId, channelId)
    this.#owner = { tenantId, channelId }
  }

  write(change: Partial<Kept>): void {
    const { recordedUntil, circuit, facts, slowedAt } = change
    if (recordedUntil !== undefined) this.sql.exec('UPDATE channel SET recorded_until = ?', recordedUntil)
    if (circuit !== undefined) this.sql.exec('UPDATE channel SET circuit = ?', circuit && JSON.stringify(circuit))
    if (facts !== undefined) this.sql.exec('UPDATE channel SET facts = ?', facts && JSON.stringify(facts))
    if (slowedAt !== undefined) this.sql.exec('UPDATE channel SET slowed_at = ?', slowedAt)
  }

  async erase(): Promise<void> {
    await this.#storage.deleteAll()
    this.#owner = undefined
  }
}
