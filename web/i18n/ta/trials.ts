import type { trials as en } from '../en/trials'
import type { Message } from '../format'

export const trials = {} satisfies Record<keyof typeof en, Message>
