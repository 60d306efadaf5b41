import { type DrizzleD1Database, drizzle } from 'drizzle-orm/d1'

/** Who is asking, and the database: the first argument of every query. */
export interface TenantScope {
  tenantId: string
  db: DrizzleD1Database
  /** Where who asks does not see every conversation: which ones. */
  sight?: { policy: 'team' | 'own'; userId: string; teams: string[] }
}

/**
 * The only door to a tenant's rows. `tenantId` comes from a session, a key or a channel, never from a request's body.
 * `session`: reads that may come from a replica.
 */
export function tenantScope(env: { DB: D1Database }, tenantId: string, session?: D1DatabaseSession): TenantScope {
  return { tenantId, db: drizzle(session ? readable(env.DB, session) : env.DB) }
}

/** drizzle asks for a whole database but only ever prepares and batches, which a session can. */
function readable(database: D1Database, session: D1DatabaseSession): D1Database {
  return {
    prepare: (query) => session.prepare(query),
    batch: (statements) => session.batch(statements),
    exec: (query) => database.exec(query),
    dump: () => database.dump(),
    withSession: (constraint) => database.withSession(constraint),
  }
}
