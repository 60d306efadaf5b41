import type { webhooks as en } from '../en/webhooks'
import type { Message } from '../format'

export const webhooks = {} satisfies Record<keyof typeof en, Message>
