import { and, desc, eq } from 'drizzle-orm'
import { newId } from '../platform/ids'
import type { TenantScope } from '../platform/tenant-scope'
import { type Question, questions } from './question'
import { type QuestionSetRow, questionSets } from './schema'

export interface QuestionSet {
  id: string
  name: string
  questions: Question[]
  createdAt: number
  updatedAt: number
}

const MOST_SETS = 50

/** The one changed last first. */
export async function listSets({ db, tenantId }: TenantScope): Promise<QuestionSet[]> {
  const rows = await db
    .select()
    .from(questionSets)
    .where(eq(questionSets.tenantId, tenantId))
    .orderBy(desc(questionSets.updatedAt), desc(questionSets.id))
    .limit(MOST_SETS)
  return rows.map(toSet)
}

export async function findSet({ db, tenantId }: TenantScope, id: string): Promise<QuestionSet | undefined> {
  const [row] = await db.select().from(questionSets).where(isOne(tenantId, id))
  return row && toSet(row)
}

/** Undefined: there are as many as there may be. */
export async function addSet(
  scope: TenantScope,
  set: { name: string; questions: Question[] },
  now: number,
): Promise<QuestionSet | undefined> {
  if ((await listSets(scope)).length >= MOST_SETS) return undefined
  const row = { tenantId: scope.tenantId, id: newId('qs', now), name: set.name, createdAt: now, updatedAt: now }
  const [added] = await scope.db
    .insert(questionSets)
    .values({ ...row, questions: JSON.stringify(set.questions) })
    .returning()
  return added && toSet(added)
}

export async function changeSet(
  { db, tenantId }: TenantScope,
  id: string,
  set: { name: string; questions: Question[] },
  now: number,
): Promise<QuestionSet | undefined> {
  const [row] = await db
    .update(questionSets)
    .set({ name: set.name, questions: JSON.stringify(set.questions), updatedAt: now })
    .where(isOne(tenantId, id))
    .returning()
  return row && toSet(row)
}

export async function removeSet({ db, tenantId }: TenantScope, id: string): Promise<boolean> {
  const rows = await db.delete(questionSets).where(isOne(tenantId, id)).returning({ id: questionSets.id })
  return rows.length > 0
}

function isOne(tenantId: string, id: string) {
  return and(eq(questionSets.tenantId, tenantId), eq(questionSets.id, id))
}

function toSet({ id, name, questions: json, createdAt, updatedAt }: QuestionSetRow): QuestionSet {
  return { id, name, questions: questions.parse(JSON.parse(json)), createdAt, updatedAt }
}
