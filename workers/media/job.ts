import * as z from 'zod'

/** One file of a message to be fetched from Meta. The job is a row first: the message's, in its conversation. */
export const mediaJob = z.object({
  tenantId: z.string(),
  conversationId: z.string().startsWith('cnv_'),
  messageId: z.string().startsWith('msg_'),
})
export type MediaJob = z.infer<typeof mediaJob>
