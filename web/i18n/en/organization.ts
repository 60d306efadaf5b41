import type { Message } from '../format'

export const organization = {} satisfies Record<string, Message>
