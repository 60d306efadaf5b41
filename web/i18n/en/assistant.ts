import type { Message } from '../format'

export const assistant = {
  'assistant.about': 'How it speaks, when it leaves the word to people, and what it has learnt.',
  'assistant.voice': 'How it speaks',
  'assistant.escalation': 'When people take over',
  'assistant.intents': 'What customers want',
  'assistant.leadPlan': 'Leads to qualify',
  'assistant.flows': 'Requests in steps',
  'assistant.trials': 'Try and go live',
  'assistant.insights': 'What it could not answer',
  'assistant.budget': 'Cost',
} satisfies Record<string, Message>
