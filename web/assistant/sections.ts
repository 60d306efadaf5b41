import type { MessageKey } from '../i18n'

/** In the order in which they stand in the list. */
export const SECTIONS: { path: string; name: MessageKey }[] = [
  { path: '/assistant/trials', name: 'assistant.trials' },
  { path: '/assistant/insights', name: 'assistant.insights' },
  { path: '/assistant/intents', name: 'assistant.intents' },
  { path: '/assistant/voice', name: 'assistant.voice' },
  { path: '/assistant/escalation', name: 'assistant.escalation' },
  { path: '/assistant/flows', name: 'assistant.flows' },
  { path: '/assistant/lead-plan', name: 'assistant.leadPlan' },
  { path: '/assistant/budget', name: 'assistant.budget' },
]
