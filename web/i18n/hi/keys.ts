import type { keys as en } from '../en/keys'
import type { Message } from '../format'

export const keys = {} satisfies Record<keyof typeof en, Message>
