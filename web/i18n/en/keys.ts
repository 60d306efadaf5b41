import type { Message } from '../format'

export const keys = {} satisfies Record<string, Message>
