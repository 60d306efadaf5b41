import type { assistant as en } from '../en/assistant'
import type { Message } from '../format'

export const assistant = {
  'assistant.about': 'वह कैसे बोलता है, कब लोगों को सौंपता है, और क्या सीखा है।',
  'assistant.voice': 'बोलने का ढंग',
  'assistant.escalation': 'कब लोग सँभालें',
  'assistant.intents': 'ग्राहक क्या चाहते हैं',
  'assistant.leadPlan': 'लीड की परख',
  'assistant.flows': 'चरणों में अनुरोध',
  'assistant.trials': 'परखें और चालू करें',
  'assistant.insights': 'जिनका जवाब नहीं दे सका',
  'assistant.budget': 'ख़र्च',
} satisfies Record<keyof typeof en, Message>
