import type { Message } from '../format'

export const failure = {} as const satisfies Record<string, Message>
