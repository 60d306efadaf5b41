import type { intents as en } from '../en/intents'
import type { Message } from '../format'

export const intents = {} satisfies Record<keyof typeof en, Message>
