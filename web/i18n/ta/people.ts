import type { people as en } from '../en/people'
import type { Message } from '../format'

export const people = {} satisfies Record<keyof typeof en, Message>
