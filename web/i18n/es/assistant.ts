import type { assistant as en } from '../en/assistant'
import type { Message } from '../format'

export const assistant = {
  'assistant.about': 'Cómo habla, cuándo cede la palabra a personas y qué ha aprendido.',
  'assistant.voice': 'Cómo habla',
  'assistant.escalation': 'Cuándo intervienen personas',
  'assistant.intents': 'Qué quieren los clientes',
  'assistant.leadPlan': 'Clientes potenciales',
  'assistant.flows': 'Solicitudes por pasos',
  'assistant.trials': 'Probar y activar',
  'assistant.insights': 'Lo que no pudo responder',
  'assistant.budget': 'Costo',
} satisfies Record<keyof typeof en, Message>
