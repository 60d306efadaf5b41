import type { media as en } from '../en/media'
import type { Message } from '../format'

export const media = {} as const satisfies Record<keyof typeof en, Message>
