import type { templates as en } from '../en/templates'
import type { Message } from '../format'

export const templates = {} as const satisfies Record<keyof typeof en, Message>
