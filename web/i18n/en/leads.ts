import type { Message } from '../format'

export const leads = {} satisfies Record<string, Message>
