import type { Message } from '../format'

export const insights = {} satisfies Record<string, Message>
