import type { Message } from '../format'

export const identity = {} as const satisfies Record<string, Message>
