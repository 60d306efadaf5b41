import type { failure as en } from '../en/failure'
import type { Message } from '../format'

export const failure = {} as const satisfies Record<keyof typeof en, Message>
