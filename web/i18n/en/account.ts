import type { Message } from '../format'

export const account = {} satisfies Record<string, Message>
