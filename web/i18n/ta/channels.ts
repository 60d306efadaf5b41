import type { channels as en } from '../en/channels'
import type { Message } from '../format'

export const channels = {} as const satisfies Record<keyof typeof en, Message>
