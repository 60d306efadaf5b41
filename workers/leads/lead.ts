import type { LeadPlan, LeadStage } from '../assistant/settings/lead-plan'
import { scoreOfReasons } from '../conversations/lead-points'
import { type LeadReason, scoreOf } from './score'

/** One thing known of a lead, and the words it was read from. */
export interface LeadFact {
  value: string
  /** Of the message it was said in; null: a person wrote it. */
  seq: number | null
  quote: string
  /** `customer`, or the person's id. */
  by: string
}

/** What a conversation knows of a lead. The row in D1 is drawn from it. */
export interface LeadState {
  /** By field of the plan. */
  facts: Record<string, LeadFact>
  /** Intents of the plan that were shown. */
  intents: string[]
  /** Fields asked for, each once and never again. */
  asked: string[]
  /** When it asked last, epoch ms. */
  askedAt: number | null
  score: number
  reasons: LeadReason[]
  stage: string
  /** `assistant`, or the person's id. */
  stageBy: string
  /** Where the score would put it; null: where it is. */
  proposal: string | null
  ownerId: string | null
  /** A person said that this is no lead: the assistant leaves it alone. */
  dismissed?: true
}
export type LeadNews = LeadState

/** Where a tenant has not said otherwise. */
export const STAGES: readonly LeadStage[] = [
  { id: 'new', label: 'New', from: null, ends: null },
  { id: 'qualified', label: 'Qualified', from: 40, ends: null },
  { id: 'offer', label: 'Offer made', from: null, ends: null },
  { id: 'won', label: 'Won', from: null, ends: 'won' },
  { id: 'lost', label: 'Lost', from: null, ends: 'lost' },
]

export function stagesOf({ stages }: LeadPlan): readonly LeadStage[] {
  return stages ?? STAGES
}

export function newLead(plan: LeadPlan): LeadState {
  return {
    facts: {},
    intents: [],
    asked: [],
    askedAt: null,
    score: 0,
    reasons: [],
    stage: stagesOf(plan)[0]?.id ?? 'new',
    stageBy: 'assistant',
    proposal: null,
    ownerId: null,
  }
}

export type LeadChange =
  | { what: 'fact'; field: string; value: string | null; by: string }
  | { what: 'stage'; stage: string; by: string }
  | { what: 'owner'; ownerId: string | null }
  | { what: 'dismissed' }

/** What a person says of a lead holds against what the assistant hears later. */
export function changeLead(lead: LeadState, changes: readonly LeadChange[], plan: LeadPlan): LeadState {
  return weighed(changes.reduce(changed, lead), plan)
}

function changed(lead: LeadState, change: LeadChange): LeadState {
  switch (change.what) {
    case 'fact':
      return withFact(lead, change)
    case 'stage':
      return { ...lead, stage: change.stage, stageBy: change.by }
    case 'owner':
      return { ...lead, ownerId: change.ownerId }
    case 'dismissed':
      return { ...lead, dismissed: true }
  }
}

function withFact(lead: LeadState, { field, value, by }: Extract<LeadChange, { what: 'fact' }>): LeadState {
  const { [field]: _old, ...others } = lead.facts
  if (value !== null) return { ...lead, facts: { ...others, [field]: { value, seq: null, quote: '', by } } }
  // Struck out by a person: not asked for either.
  return { ...lead, facts: others, asked: [...new Set([...lead.asked, field])] }
}

/** What was newly heard. The customer's latest word counts, but not against what a colleague wrote. */
export function heard(
  lead: LeadState,
  news: { facts: Record<string, LeadFact>; intent: string | null },
  plan: LeadPlan,
): LeadState {
  const kept = Object.entries(news.facts).filter(([field, { value }]) => {
    const known = lead.facts[field]
    return !known || (known.by === 'customer' && known.value !== value)
  })
  const shows = news.intent !== null && plan.intents.some(({ intent }) => intent === news.intent)
  const intents = shows ? [...new Set([...lead.intents, news.intent ?? ''])] : lead.intents
  return weighed({ ...lead, facts: { ...lead.facts, ...Object.fromEntries(kept) }, intents }, plan)
}

/**
 * What a turn heard, beside what became of the lead while it thought: people moved it, corrected it, or said that it is
 * none. Only what is news goes in, and nothing they have touched since.
 */
export function besideNow(now: LeadState | null, heard: LeadState, before: LeadState | null): LeadState {
  if (!now || sameLead(before, now)) return heard
  if (now.dismissed) return now
  const isNews = ([field, fact]: [string, LeadFact]) =>
    JSON.stringify(fact) !== JSON.stringify(before?.facts[field]) &&
    JSON.stringify(now.facts[field]) === JSON.stringify(before?.facts[field])
  const facts = { ...now.facts, ...Object.fromEntries(Object.entries(heard.facts).filter(isNews)) }
  const intents = [...new Set([...now.intents, ...heard.intents])]
  const worth = [...heard.reasons, ...now.reasons].filter(
    ({ kind, of }, at, all) =>
      (kind === 'field' ? facts[of] !== undefined : intents.includes(of)) &&
      all.findIndex((one) => one.kind === kind && one.of === of) === at,
  )
  const score = scoreOfReasons(worth)
  const asked = [...new Set([...now.asked, ...heard.asked])]
  return { ...now, facts, intents, asked, askedAt: heard.askedAt ?? now.askedAt, reasons: worth, score }
}

export function weighed(lead: LeadState, plan: LeadPlan): LeadState {
  const { score, reasons } = scoreOf(lead, plan)
  return { ...lead, score, reasons, proposal: proposalFor(lead.stage, score, stagesOf(plan)) }
}

/** The furthest stage that the score reaches, if it is further than where the lead is. What has ended is not begun again. */
export function proposalFor(stage: string, score: number, stages: readonly LeadStage[]): string | null {
  const at = stages.findIndex(({ id }) => id === stage)
  if (stages[at]?.ends) return null
  const reached = stages.findLastIndex(({ from }) => from !== null && score >= from)
  return reached > at ? (stages[reached]?.id ?? null) : null
}

/** Nothing heard that counts: no lead, and no row. */
export function isLead(lead: LeadState): boolean {
  return !lead.dismissed && (Object.keys(lead.facts).length > 0 || lead.reasons.some(({ points }) => points > 0))
}

export function sameLead(a: LeadState | null, b: LeadState): boolean {
  return a !== null && JSON.stringify(a) === JSON.stringify(b)
}
