import type { Message } from '../format'

export const audit = {} satisfies Record<string, Message>
