import type { Message } from '../format'

export const hub = {} satisfies Record<string, Message>
