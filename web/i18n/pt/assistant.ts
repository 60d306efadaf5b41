import type { assistant as en } from '../en/assistant'
import type { Message } from '../format'

export const assistant = {
  'assistant.about': 'Como fala, quando passa a palavra a pessoas e o que aprendeu.',
  'assistant.voice': 'Como fala',
  'assistant.escalation': 'Quando pessoas assumem',
  'assistant.intents': 'O que os clientes querem',
  'assistant.leadPlan': 'Potenciais clientes',
  'assistant.flows': 'Pedidos em etapas',
  'assistant.trials': 'Testar e ativar',
  'assistant.insights': 'O que não soube responder',
  'assistant.budget': 'Custo',
} satisfies Record<keyof typeof en, Message>
