import type { Message } from '../format'

export const door = {} satisfies Record<string, Message>
