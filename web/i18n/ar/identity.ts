import type { identity as en } from '../en/identity'
import type { Message } from '../format'

export const identity = {} as const satisfies Record<keyof typeof en, Message>
