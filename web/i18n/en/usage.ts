import type { Message } from '../format'

export const usage = {} as const satisfies Record<string, Message>
