import type { Message } from '../format'

export const insert = {} as const satisfies Record<string, Message>
