import type { door as en } from '../en/door'
import type { Message } from '../format'

export const door = {} satisfies Record<keyof typeof en, Message>
