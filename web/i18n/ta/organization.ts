import type { organization as en } from '../en/organization'
import type { Message } from '../format'

export const organization = {} satisfies Record<keyof typeof en, Message>
