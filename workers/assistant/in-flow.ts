import type { Summary } from '../conversations/entry'
import type { FlowState } from '../flows/flow'
import type { Handbook } from './settings/sections'

/** Whose waiting list a running request goes to; null: nobody's in particular. */
export function teamOfFlow({ flows }: Handbook['flows'], state: FlowState | null): string | null {
  return flows.find(({ id }) => id === state?.flowId)?.teamId ?? null
}

/** Who takes over in the middle of a request reads what it is and what is known of it; what was said last may be a bare "4". */
export function withFlow(summary: Summary, state: FlowState | null): Summary {
  if (!state) return summary
  const { wants, said, open } = summary
  return {
    ...summary,
    wants: state.name,
    said: [said, state.told].filter(Boolean).join('\n'),
    open: open === '' ? wants : open,
  }
}
