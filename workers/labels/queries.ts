import { and, asc, eq, sql } from 'drizzle-orm'
import { newId } from '../platform/ids'
import type { TenantScope } from '../platform/tenant-scope'
import { type Label, type LabelColour, MOST_LABELS } from './label'
import { labels } from './schema'

interface Words {
  name: string
  colour: LabelColour
}

type Kept = { ok: true; label: Label } | { ok: false; reason: 'name_taken' | 'too_many' | 'not_found' }

const { id, name, colour } = labels

/** By name. */
export async function listLabels({ db, tenantId }: TenantScope): Promise<Label[]> {
  return db.select({ id, name, colour }).from(labels).where(eq(labels.tenantId, tenantId)).orderBy(asc(name))
}

export async function areLabels({ db, tenantId }: TenantScope, ids: string[]): Promise<boolean> {
  const asked = [...new Set(ids)]
  if (asked.length === 0) return true
  // One parameter for all of them: a statement of D1 takes 100.
  const among = sql`${id} IN (SELECT value FROM json_each(${JSON.stringify(asked)}))`
  const found = await db
    .select({ id })
    .from(labels)
    .where(and(eq(labels.tenantId, tenantId), among))
  return found.length === asked.length
}

/** The insert itself looks again, so that of two at once one is refused. */
export async function addLabel(scope: TenantScope, words: Words, labelId = newId('lbl')): Promise<Kept> {
  const { db, tenantId } = scope
  const all = await listLabels(scope)
  if (isTaken(all, words.name)) return { ok: false, reason: 'name_taken' }
  if (all.length >= MOST_LABELS) return { ok: false, reason: 'too_many' }
  const label = { id: labelId, ...words }
  const now = Date.now()
  const { meta } = await db.run(sql`
    INSERT INTO labels (tenant_id, id, name, colour, created_at, updated_at)
    SELECT ${tenantId}, ${label.id}, ${label.name}, ${label.colour}, ${now}, ${now}
    WHERE NOT EXISTS (SELECT 1 FROM labels WHERE tenant_id = ${tenantId} AND lower(name) = lower(${label.name}))
      AND (SELECT count(*) FROM labels WHERE tenant_id = ${tenantId}) < ${MOST_LABELS}`)
  return meta.changes === 1 ? { ok: true, label } : { ok: false, reason: 'name_taken' }
}

export async function changeLabel(scope: TenantScope, labelId: string, words: Words): Promise<Kept> {
  const { db, tenantId } = scope
  const others = (await listLabels(scope)).filter((label) => label.id !== labelId)
  if (isTaken(others, words.name)) return { ok: false, reason: 'name_taken' }
  const { meta } = await db.run(sql`
    UPDATE OR IGNORE labels SET name = ${words.name}, colour = ${words.colour}, updated_at = ${Date.now()}
    WHERE tenant_id = ${tenantId} AND id = ${labelId}`)
  if (meta.changes === 1) return { ok: true, label: { id: labelId, ...words } }
  return { ok: false, reason: (await areLabels(scope, [labelId])) ? 'name_taken' : 'not_found' }
}

/** Only from the vocabulary: conversations keep the id, which then means nothing. False: there was none. */
export async function removeLabel({ db, tenantId }: TenantScope, labelId: string): Promise<boolean> {
  const gone = await db
    .delete(labels)
    .where(and(eq(labels.tenantId, tenantId), eq(id, labelId)))
    .returning({ id })
  return gone.length === 1
}

/** SQLite folds the case of ASCII only; names are few. */
function isTaken(all: Label[], wanted: string): boolean {
  return all.some((label) => label.name.toLowerCase() === wanted.toLowerCase())
}
