import { env } from 'cloudflare:workers'
import { expect, test } from 'vitest'
import { listAlarms } from '../../../workers/abuse/queries'
import { listEntries, timesDone } from '../../../workers/audit/queries'
import { tenantScope } from '../../../workers/platform/tenant-scope'

const ENTRIES = 4_000
const MINUTE_MS = 60_000
const START = Date.UTC(2026, 0, 1)
/** What a page of 50 may read: itself, an index entry for each, and the few that find its ends. */
const PAGE = 50
const MOST_READ = 4 * PAGE

/** A tenant with a long past: one entry a minute by one person, and alarms that were all seen. */
async function withPast(): Promise<string> {
  const tenantId = `t-${crypto.randomUUID()}`
  const numbers = `WITH RECURSIVE past(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM past WHERE n < ${ENTRIES})`
  await env.DB.batch([
    env.DB.prepare(
      `${numbers} INSERT INTO audit_entries (tenant_id, n, at, actor, action, target, detail, previous_hash, hash)
       SELECT ?, n, ? + n * ${MINUTE_MS}, 'agent:usr_1', 'label.made', 'lbl_1', '{}', '', '' FROM past`,
    ).bind(tenantId, START),
    env.DB.prepare(
      `${numbers} INSERT INTO security_alarms (tenant_id, id, kind, about, detail, at, seen_by, seen_at)
       SELECT ?, printf('alm_%08d', n), 'inbound_flood', NULL, '{}', ? + n, 'agent:usr_1', ? FROM past`,
    ).bind(tenantId, START, START),
  ])
  return tenantId
}

/** What D1 says it read for the one query that `ask` makes. */
async function rowsRead(tenantId: string, ask: (scope: ReturnType<typeof tenantScope>) => Promise<unknown>) {
  let read = 0
  const counting = (statement: D1PreparedStatement): D1PreparedStatement =>
    new Proxy(statement, {
      get(target, name) {
        if (name === 'bind') return (...values: unknown[]) => counting(target.bind(...values))
        if (name !== 'raw') return Reflect.get(target, name).bind(target)
        return async () => {
          const { results, meta } = await target.all<Record<string, unknown>>()
          read += meta.rows_read
          return results.map((row) => Object.values(row))
        }
      },
    })
  const session = env.DB.withSession('first-primary')
  const counted = new Proxy(session, {
    get: (target, name) =>
      name === 'prepare' ? (sql: string) => counting(target.prepare(sql)) : Reflect.get(target, name).bind(target),
  })
  await ask(tenantScope(env, tenantId, counted))
  return read
}

const at = (n: number) => START + n * MINUTE_MS

test.each([
  ['the newest', {}],
  ['the last minutes, of which there are few', { from: at(ENTRIES - 5) }],
  ['the last minutes of one person', { from: at(ENTRIES - 5), actor: 'agent:usr_1' }],
  ['the last minutes of one kind', { from: at(ENTRIES - 5), action: 'label.made' }],
  ['the first page of everything since long ago', { from: START }],
  ['the same of one person', { from: START, actor: 'agent:usr_1' }],
  ['what is long past', { to: at(20) }],
  ['two moments long past', { from: at(10), to: at(20), target: 'lbl_1' }],
  ['what has not come yet', { from: at(ENTRIES + 1) }],
  ['what was before everything', { to: START }],
])('a page of the audit log reads no more than it shows, however long the log is: %s', async (_name, filter) => {
  const tenantId = await withPast()
  expect(await rowsRead(tenantId, (scope) => listEntries(scope, { ...filter, limit: PAGE }))).toBeLessThan(MOST_READ)
})

test('what somebody did in the last hour is counted without reading what they did before', async () => {
  const tenantId = await withPast()
  const wanted = { actor: 'agent:usr_1', action: 'label.made', since: at(ENTRIES - 60) }
  let times = 0
  const read = await rowsRead(tenantId, async (scope) => {
    times = await timesDone(scope, wanted)
  })
  expect(times).toBe(61)
  expect(read).toBeLessThan(MOST_READ)
})

test('that no alarm waits to be seen is found out without reading those that were', async () => {
  const tenantId = await withPast()
  const read = await rowsRead(tenantId, (scope) => listAlarms(scope, { unseen: true, limit: 1 }))
  expect(read).toBeLessThan(5)
})
