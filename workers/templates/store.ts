import { and, asc, eq, inArray, sql } from 'drizzle-orm'
import type { TenantScope } from '../platform/tenant-scope'
import { NAME_BLOCKED_MS } from './edit-rules'
import type { MirroredTemplate } from './mirrored'
import { templateSyncs, templates } from './schema'

export type TemplateRow = typeof templates.$inferSelect

/** D1 takes 100 values in a statement, and 100 statements at a time are enough for it. */
const STATEMENTS_AT_ONCE = 50
const NAMES_AT_ONCE = 50

export const DELETED = 'DELETED'

export interface Key {
  name: string
  language: string
}

export async function listRows({ db, tenantId }: TenantScope, wabaId: string): Promise<TemplateRow[]> {
  return db
    .select()
    .from(templates)
    .where(and(eq(templates.tenantId, tenantId), eq(templates.wabaId, wabaId)))
    .orderBy(asc(templates.name), asc(templates.language))
}

export async function findRow(scope: TenantScope, wabaId: string, key: Key): Promise<TemplateRow | undefined> {
  const [row] = await scope.db
    .select()
    .from(templates)
    .where(isRow(scope, wabaId, key))
  return row
}

/** All of a name, in every language. */
export async function rowsOfName({ db, tenantId }: TenantScope, wabaId: string, name: string): Promise<TemplateRow[]> {
  return db
    .select()
    .from(templates)
    .where(and(eq(templates.tenantId, tenantId), eq(templates.wabaId, wabaId), eq(templates.name, name)))
}

/** They are kept as long as Meta keeps their names. Without a language: in all of them. */
export async function markDeleted(scope: TenantScope, wabaId: string, name: string, language?: string): Promise<void> {
  await scope.db
    .update(templates)
    .set({ status: DELETED, reason: null, updatedAt: Date.now() })
    .where(
      and(
        eq(templates.tenantId, scope.tenantId),
        eq(templates.wabaId, wabaId),
        eq(templates.name, name),
        language === undefined ? undefined : eq(templates.language, language),
      ),
    )
}

/**
 * The mirror becomes what Meta told: what it no longer has goes, what only we know stays beside what it has. What somebody
 * or a webhook has changed since Meta was asked stays as it is; `newer` says how many.
 */
export async function replaceRows(
  scope: TenantScope,
  wabaId: string,
  told: MirroredTemplate[],
  { askedAt, now }: { askedAt: number; now: number },
): Promise<{ newer: number }> {
  const known = new Map((await listRows(scope, wabaId)).map((row) => [keyOf(row), row]))
  // Of a clock that runs ahead it is not newer for ever.
  const isNewer = (row: TemplateRow | undefined) => !!row && row.updatedAt >= askedAt && row.updatedAt <= now
  const seen = new Set(told.map(keyOf))
  const changed = told.flatMap((one) => {
    const before = known.get(keyOf(one))
    const after = before ? withWebhooks(before, one) : one
    return isSame(before, after) || isNewer(before) ? [] : [after]
  })
  for (let from = 0; from < changed.length; from += STATEMENTS_AT_ONCE) {
    const [first, ...rest] = changed
      .slice(from, from + STATEMENTS_AT_ONCE)
      .map((one) => putStatement(scope, wabaId, one, now))
    if (first) await scope.db.batch([first, ...rest])
  }
  const rows = [...known.values()]
  const gone = rows.filter((row) => !seen.has(keyOf(row)) && !isBlocked(row, now) && !isNewer(row))
  for (const language of new Set(gone.map((row) => row.language)))
    await removeRows(
      scope,
      wabaId,
      gone.filter((row) => row.language === language).map(({ name }) => name),
      language,
    )
  return { newer: rows.filter(isNewer).length }
}

export async function putRow(scope: TenantScope, wabaId: string, one: MirroredTemplate, now: number): Promise<void> {
  await putStatement(scope, wabaId, one, now)
}

/** False: it is not in the mirror. */
export async function changeRow(
  scope: TenantScope,
  wabaId: string,
  key: Key,
  set: Partial<Omit<TemplateRow, 'tenantId' | 'wabaId' | 'name' | 'language'>>,
): Promise<boolean> {
  const rows = await scope.db
    .update(templates)
    .set({ ...set, updatedAt: Date.now() })
    .where(isRow(scope, wabaId, key))
    .returning({ name: templates.name })
  return rows.length > 0
}

/** Without a language: in all of them. */
export async function removeRows(
  scope: TenantScope,
  wabaId: string,
  names: string[],
  language?: string,
): Promise<void> {
  for (let from = 0; from < names.length; from += NAMES_AT_ONCE) {
    await scope.db
      .delete(templates)
      .where(
        and(
          eq(templates.tenantId, scope.tenantId),
          eq(templates.wabaId, wabaId),
          inArray(templates.name, names.slice(from, from + NAMES_AT_ONCE)),
          language === undefined ? undefined : eq(templates.language, language),
        ),
      )
  }
}

export async function findSync({ db, tenantId }: TenantScope, wabaId: string) {
  const [sync] = await db
    .select()
    .from(templateSyncs)
    .where(and(eq(templateSyncs.tenantId, tenantId), eq(templateSyncs.wabaId, wabaId)))
  return sync
}

/** `syncedAt` left out: it failed, and the mirror is as old as it was. */
export async function putSync(
  { db, tenantId }: TenantScope,
  wabaId: string,
  set: { syncedAt?: number; errorCode: number | null; nextAt: number },
): Promise<void> {
  const row = { ...set, updatedAt: Date.now() }
  await db
    .insert(templateSyncs)
    .values({ tenantId, wabaId, ...row })
    .onConflictDoUpdate({ target: [templateSyncs.tenantId, templateSyncs.wabaId], set: row })
}

/** All of them were told. Asked for meanwhile it stays due: what that was about may not have been among them. */
export async function putSynced(
  scope: TenantScope,
  wabaId: string,
  { askedAt, syncedAt, nextAt }: { askedAt: number; syncedAt: number; nextAt: number },
): Promise<void> {
  const { tenantId, db } = scope
  const row = { syncedAt, errorCode: null, updatedAt: syncedAt }
  const stillDue = sql`CASE WHEN ${templateSyncs.nextAt} = 0 AND ${templateSyncs.updatedAt} >= ${askedAt} THEN 0 ELSE ${nextAt} END`
  await db
    .insert(templateSyncs)
    .values({ tenantId, wabaId, ...row, nextAt })
    .onConflictDoUpdate({
      target: [templateSyncs.tenantId, templateSyncs.wabaId],
      set: { ...row, nextAt: stillDue },
    })
}

function putStatement({ db, tenantId }: TenantScope, wabaId: string, one: MirroredTemplate, now: number) {
  const { name, language, ...told } = one
  const set = { ...told, updatedAt: now }
  return db
    .insert(templates)
    .values({ tenantId, wabaId, name, language, ...set, fallbacks: {}, editedAt: [], createdAt: now })
    .onConflictDoUpdate({ target: [templates.tenantId, templates.wabaId, templates.name, templates.language], set })
}

function isRow({ tenantId }: TenantScope, wabaId: string, { name, language }: Key) {
  return and(
    eq(templates.tenantId, tenantId),
    eq(templates.wabaId, wabaId),
    eq(templates.name, name),
    eq(templates.language, language),
  )
}

function keyOf({ name, language }: Key): string {
  return `${name}\n${language}`
}

/** Meta keeps a deleted name to itself for a while, and so do we. */
export function isBlocked({ status, updatedAt }: Pick<TemplateRow, 'status' | 'updatedAt'>, now: number): boolean {
  return status === DELETED && updatedAt > now - NAME_BLOCKED_MS
}

/** A webhook says why and when; the list only that. */
function withWebhooks(before: TemplateRow, told: MirroredTemplate): MirroredTemplate {
  return {
    ...told,
    ...(before.status === told.status && before.reason !== null && { reason: before.reason }),
    ...(before.nextCategory === told.nextCategory && { nextCategoryAt: before.nextCategoryAt }),
  }
}

function isSame(row: TemplateRow | undefined, one: MirroredTemplate): boolean {
  if (!row) return false
  const { fallbacks: _f, editedAt: _e, createdAt: _c, updatedAt: _u, tenantId: _t, wabaId: _w, ...mirrored } = row
  return Object.entries(one).every(
    ([key, value]) => JSON.stringify(Reflect.get(mirrored, key)) === JSON.stringify(value),
  )
}
