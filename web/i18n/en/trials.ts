import type { Message } from '../format'

export const trials = {} satisfies Record<string, Message>
