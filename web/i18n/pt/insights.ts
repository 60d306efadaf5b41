import type { insights as en } from '../en/insights'
import type { Message } from '../format'

export const insights = {} satisfies Record<keyof typeof en, Message>
