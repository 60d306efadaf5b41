import type { Message } from '../format'

export const copilot = {} satisfies Record<string, Message>
