import type { leads as en } from '../en/leads'
import type { Message } from '../format'

export const leads = {} satisfies Record<keyof typeof en, Message>
