import { sql } from 'drizzle-orm'
import type { TenantScope } from '../platform/tenant-scope'

/** As many contacts in one after the other: nobody joins more by hand, and a circle must end. */
const DEEPEST = 8

/** Contacts with all those that were joined to them, and to those: each id among its own. */
export async function membersOf({ db, tenantId }: TenantScope, ids: string[]): Promise<Map<string, string[]>> {
  const rows = await db.all<{ root: string; id: string }>(sql`
    WITH RECURSIVE member (root, id, depth) AS (
      SELECT value, value, 0 FROM json_each(${JSON.stringify(ids)})
      UNION ALL
      SELECT member.root, contacts.id, member.depth + 1 FROM member
      JOIN contacts ON contacts.tenant_id = ${tenantId} AND contacts.merged_into = member.id
      WHERE member.depth < ${DEEPEST}
    ) SELECT DISTINCT root, id FROM member`)
  const members = new Map<string, string[]>(ids.map((id) => [id, []]))
  for (const { root, id } of rows) members.get(root)?.push(id)
  return members
}
