import type { Message } from '../format'

export const intents = {} satisfies Record<string, Message>
