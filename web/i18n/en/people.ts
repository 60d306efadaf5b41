import type { Message } from '../format'

export const people = {} satisfies Record<string, Message>
