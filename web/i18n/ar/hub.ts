import type { hub as en } from '../en/hub'
import type { Message } from '../format'

export const hub = {} satisfies Record<keyof typeof en, Message>
