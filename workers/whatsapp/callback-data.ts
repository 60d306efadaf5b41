/** Meta gives at most 512 characters back; ours are kept shorter and hold nothing personal. */
export const MAX_CALLBACK_LENGTH = 120
const FORMAT = /^(cnv_[\w-]{1,48})\.(msg_[\w-]{1,48})\.(\d{1,6})$/

export interface SendAttempt {
  conversationId: string
  messageId: string
  attempt: number
}

/** What goes along with a send (`biz_opaque_callback_data`), so that a status can settle it when its answer was lost. */
export function formatCallbackData({ conversationId, messageId, attempt }: SendAttempt): string {
  const data = `${conversationId}.${messageId}.${attempt}`
  if (!FORMAT.test(data) || data.length > MAX_CALLBACK_LENGTH) throw new Error('callback data would not be recognised')
  return data
}

/** null for anything that we did not write: another system's string, or none. */
export function parseCallbackData(data: unknown): SendAttempt | null {
  if (typeof data !== 'string' || data.length > MAX_CALLBACK_LENGTH) return null
  const [, conversationId, messageId, attempt] = FORMAT.exec(data) ?? []
  return conversationId && messageId && attempt ? { conversationId, messageId, attempt: Number(attempt) } : null
}
