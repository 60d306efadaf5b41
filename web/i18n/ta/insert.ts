import type { insert as en } from '../en/insert'
import type { Message } from '../format'

export const insert = {} as const satisfies Record<keyof typeof en, Message>
