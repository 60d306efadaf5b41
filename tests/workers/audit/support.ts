import { env } from 'cloudflare:workers'
import { call } from '../api-client'

export interface Entry {
  n: number
  at: number
  actor: string
  action: string
  target: string | null
  detail: Record<string, unknown>
  sessionId: string | null
  requestId: string | null
  previousHash: string
  hash: string
}

/** As its administrator reads it, the newest first; without what operators did to set the tenant up. */
export async function auditOf(cookie: string, query = ''): Promise<Entry[]> {
  return (await wholeAuditOf(cookie, query)).filter(({ actor }) => actor !== 'operator')
}

export async function wholeAuditOf(cookie: string, query = ''): Promise<Entry[]> {
  const { status, body } = await call('GET', `/api/audit${query}`, { cookie })
  if (status !== 200) throw new Error(`GET /api/audit: ${status} ${JSON.stringify(body)}`)
  return Object(body).entries
}

/** What a hand in the database does. */
export async function tamper(sql: string, ...values: (string | number)[]): Promise<void> {
  await env.DB.prepare(sql)
    .bind(...values)
    .run()
}
