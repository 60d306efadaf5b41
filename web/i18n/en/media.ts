import type { Message } from '../format'

export const media = {} as const satisfies Record<string, Message>
