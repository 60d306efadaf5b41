import { and, desc, eq, gte, inArray, isNull, lt, notExists, or, type SQL, sql } from 'drizzle-orm'
import { contactConversations, contacts } from '../contacts/schema'
import { blanked } from '../platform/columns'
import { newId } from '../platform/ids'
import type { TenantScope } from '../platform/tenant-scope'
import { isLead, type LeadState } from './lead'
import { type LeadRow, leads } from './schema'

export interface LeadTold {
  conversationId: string
  epoch: number
  seq: number
  at: number
  /** null: nothing is known any more. */
  lead: LeadState | null
  origin: object | null
  /** Conversations that became part of this one: their rows go. */
  from: string[]
}

/** Follows the conversation. Safe to repeat, and in any order: an older word than the row's is not taken. */
export async function recordLead(scope: TenantScope, told: LeadTold): Promise<void> {
  const { db, tenantId } = scope
  const { lead, conversationId, epoch, seq, at } = told
  const own = and(eq(leads.tenantId, tenantId), eq(leads.conversationId, conversationId))
  if (told.from.length > 0)
    await dropLeads(scope, and(eq(leads.tenantId, tenantId), inArray(leads.conversationId, told.from)))
  if (!lead || !isLead(lead)) return dropLeads(scope, and(own, isOlder(told)))
  const news = {
    ...columnsOf(lead),
    origin: told.origin && JSON.stringify(told.origin),
    contactId: await contactOf(scope, conversationId),
    epoch,
    seq,
    heardAt: at,
    updatedAt: Date.now(),
  }
  await db.batch([
    db
      .insert(leads)
      .values({ tenantId, id: newId('led', at), conversationId, createdAt: at, ...news })
      .onConflictDoUpdate({ target: [leads.tenantId, leads.conversationId], set: news, setWhere: isOlder(told) }),
    // Erased meanwhile: what was under way does not bring it back.
    ...blankedAndGone(scope, and(own, isUnknown(scope))),
  ])
}

/** A deleted row's bytes stay in the file: spaces go over them first. */
export function blankedAndGone({ db }: TenantScope, which: SQL | undefined) {
  const nothing = { facts: blanked(leads.facts), reasons: blanked(leads.reasons), origin: blanked(leads.origin) }
  return [db.update(leads).set(nothing).where(which), db.delete(leads).where(which)] as const
}

async function dropLeads(scope: TenantScope, which: SQL | undefined): Promise<void> {
  await scope.db.batch(blankedAndGone(scope, which))
}

/** No conversation stands behind it. */
function isUnknown({ db }: TenantScope): SQL {
  const known = db
    .select({ one: sql`1` })
    .from(contactConversations)
    .where(
      and(
        eq(contactConversations.tenantId, leads.tenantId),
        eq(contactConversations.conversationId, leads.conversationId),
      ),
    )
  return notExists(known)
}

function isOlder({ epoch, seq }: { epoch: number; seq: number }): SQL | undefined {
  return or(lt(leads.epoch, epoch), and(eq(leads.epoch, epoch), lt(leads.seq, seq)))
}

function columnsOf(lead: LeadState) {
  return {
    stage: lead.stage,
    stageBy: lead.stageBy,
    proposedStage: lead.proposal,
    score: lead.score,
    reasons: JSON.stringify(lead.reasons),
    facts: JSON.stringify(lead.facts),
    ownerId: lead.ownerId,
  }
}

async function contactOf({ db, tenantId }: TenantScope, conversationId: string): Promise<string | null> {
  const [found] = await db
    .select({ id: contactConversations.contactId })
    .from(contactConversations)
    .where(and(eq(contactConversations.tenantId, tenantId), eq(contactConversations.conversationId, conversationId)))
  return found?.id ?? null
}

export interface LeadQuery {
  stage?: string | undefined
  least?: number | undefined
  ownerId?: string | undefined
  conversationId?: string | undefined
  before?: { score: number; id: string } | undefined
  limit: number
}

export type NamedLead = LeadRow & { name: string | null }

/** The highest score first, then the newest. */
export async function listLeads({ db, tenantId }: TenantScope, query: LeadQuery): Promise<NamedLead[]> {
  const { before } = query
  const rows = await db
    .select({ lead: leads, name: contacts.name })
    .from(leads)
    .leftJoin(contacts, and(eq(contacts.tenantId, leads.tenantId), eq(contacts.id, leads.contactId)))
    .where(
      and(
        eq(leads.tenantId, tenantId),
        query.stage === undefined ? undefined : eq(leads.stage, query.stage),
        query.least === undefined ? undefined : gte(leads.score, query.least),
        query.ownerId === undefined
          ? undefined
          : query.ownerId === 'nobody'
            ? isNull(leads.ownerId)
            : eq(leads.ownerId, query.ownerId),
        query.conversationId === undefined ? undefined : eq(leads.conversationId, query.conversationId),
        before && or(lt(leads.score, before.score), and(eq(leads.score, before.score), lt(leads.id, before.id))),
      ),
    )
    .orderBy(desc(leads.score), desc(leads.id))
    .limit(query.limit)
  return rows.map(({ lead, name }) => ({ ...lead, name }))
}

export async function findLead({ db, tenantId }: TenantScope, leadId: string): Promise<NamedLead | undefined> {
  const [row] = await db
    .select({ lead: leads, name: contacts.name })
    .from(leads)
    .leftJoin(contacts, and(eq(contacts.tenantId, leads.tenantId), eq(contacts.id, leads.contactId)))
    .where(and(eq(leads.tenantId, tenantId), eq(leads.id, leadId)))
  return row && { ...row.lead, name: row.name }
}

export async function countByStage({ db, tenantId }: TenantScope): Promise<Map<string, number>> {
  const rows = await db
    .select({ stage: leads.stage, count: sql<number>`count(*)` })
    .from(leads)
    .where(eq(leads.tenantId, tenantId))
    .groupBy(leads.stage)
  return new Map(rows.map(({ stage, count }) => [stage, count]))
}
