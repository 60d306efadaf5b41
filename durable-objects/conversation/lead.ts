import type { LeadPlan } from '../../workers/assistant/settings/lead-plan'
import type { Actor } from '../../workers/conversations/actor'
import { changeLead, type LeadChange, type LeadState, newLead, sameLead } from '../../workers/leads/lead'
import type { ConversationLog } from './log'

export interface LeadCommand {
  plan: LeadPlan
  changes: LeadChange[]
  by: Actor
}

/** Nothing is written when nothing changes. */
export function changeLeadIn(
  log: ConversationLog,
  { plan, changes, by }: LeadCommand,
  now: number,
): { lead: LeadState; epoch: number; seq: number } {
  const known = log.state.lead
  const lead = changeLead(known ?? newLead(plan), changes, plan)
  if (!sameLead(known, lead)) log.append({ body: { kind: 'lead', lead, by }, at: now })
  return { lead, epoch: log.epoch, seq: log.head }
}
