import type { Message } from '../format'

export const channels = {} as const satisfies Record<string, Message>
