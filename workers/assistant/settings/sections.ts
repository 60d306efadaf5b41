import { budget } from './budget'
import { escalation } from './escalation'
import { flows } from './flows'
import { gate } from './gate'
import { leadPlan } from './lead-plan'
import { voice } from './voice'

/** What a tenant decides about its assistant, section by section; each is read, saved and defaulted by its own schema. */
export const SECTIONS = { voice, escalation, leadPlan, flows, budget, gate } as const
export type SettingsSection = keyof typeof SECTIONS

export type Handbook = { [Section in SettingsSection]: import('zod').output<(typeof SECTIONS)[Section]> }

/** What we would choose: every schema has a default for everything. */
export function defaultHandbook(): Handbook {
  return {
    voice: voice.parse({}),
    escalation: escalation.parse({}),
    leadPlan: leadPlan.parse({}),
    flows: flows.parse({}),
    budget: budget.parse({}),
    gate: gate.parse({}),
  }
}
