import type { assistant as en } from '../en/assistant'
import type { Message } from '../format'

export const assistant = {
  'assistant.about': 'அது எப்படிப் பேசுகிறது, எப்போது மனிதர்களிடம் ஒப்படைக்கிறது, என்ன கற்றது.',
  'assistant.voice': 'பேசும் முறை',
  'assistant.escalation': 'எப்போது மனிதர்கள் ஏற்பார்கள்',
  'assistant.intents': 'வாடிக்கையாளர்கள் விரும்புவது',
  'assistant.leadPlan': 'லீட்களைத் தகுதிப்படுத்தல்',
  'assistant.flows': 'படிப்படியான கோரிக்கைகள்',
  'assistant.trials': 'சோதித்து நேரலையாக்கு',
  'assistant.insights': 'பதிலளிக்க முடியாதவை',
  'assistant.budget': 'செலவு',
} satisfies Record<keyof typeof en, Message>
