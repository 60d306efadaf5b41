import type { account as en } from '../en/account'
import type { Message } from '../format'

export const account = {} satisfies Record<keyof typeof en, Message>
