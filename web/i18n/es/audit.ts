import type { audit as en } from '../en/audit'
import type { Message } from '../format'

export const audit = {} satisfies Record<keyof typeof en, Message>
