import type { copilot as en } from '../en/copilot'
import type { Message } from '../format'

export const copilot = {} satisfies Record<keyof typeof en, Message>
