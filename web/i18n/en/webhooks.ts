import type { Message } from '../format'

export const webhooks = {} satisfies Record<string, Message>
