import type { assistant as en } from '../en/assistant'
import type { Message } from '../format'

export const assistant = {
  'assistant.about': 'كيف يتحدث، ومتى يترك الكلام للأشخاص، وماذا تعلّم.',
  'assistant.voice': 'كيف يتحدث',
  'assistant.escalation': 'متى يتولى الأشخاص',
  'assistant.intents': 'ماذا يريد العملاء',
  'assistant.leadPlan': 'تأهيل العملاء المحتملين',
  'assistant.flows': 'طلبات على خطوات',
  'assistant.trials': 'جرّب وابدأ',
  'assistant.insights': 'ما لم يستطع الإجابة عنه',
  'assistant.budget': 'التكلفة',
} satisfies Record<keyof typeof en, Message>
