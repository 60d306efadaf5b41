import type { Message } from '../format'

export const templates = {} as const satisfies Record<string, Message>
