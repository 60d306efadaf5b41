import type { usage as en } from '../en/usage'
import type { Message } from '../format'

export const usage = {} as const satisfies Record<keyof typeof en, Message>
