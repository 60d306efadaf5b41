import { z } from '@hono/zod-openapi'
import { answer, apiRoutes, endpoint, shape } from '../auth/endpoint'
import { resolveConversation } from '../conversations/resolve'
import { conversationParams } from '../conversations/shapes'
import { utf8 } from '../platform/bytes'
import { idempotencyKeyOf } from '../platform/idempotency'
import { newId } from '../platform/ids'
import type { MediaKind, StoredFile } from '../whatsapp/outbound-message'
import { takeUpload } from './upload'

/** Where a body may be larger than elsewhere: what is read of it is limited by its kind. */
export const UPLOAD_PATH = /^\/api\/conversations\/[^/]+\/uploads$/

type UploadView = Omit<StoredFile, 'uploadId' | 'home'> & { id: string }

const upload = shape<UploadView>(
  'Upload',
  'A file that is here and can be sent: its id, kind, type by content, bytes, name.',
)
const KINDS = ['image', 'video', 'audio', 'document', 'sticker'] as const satisfies MediaKind[]

const postUpload = endpoint('conversation.reply', {
  method: 'post',
  path: '/conversations/{conversationId}/uploads',
  tag: 'Media',
  summary: 'Bring a file, to send it in this conversation',
  description:
    'The body is the file itself. Refused when WhatsApp would not take it: upload.too_large, upload.wrong_type, upload.empty. Gone after 24 hours unless a message names it.',
  idempotency: 'object',
  request: {
    params: conversationParams,
    query: z.object({
      kind: z.enum(KINDS),
      filename: z.string().max(1_000).optional().openapi({ description: 'As the customer sees it; cleaned.' }),
    }),
  },
  responses: { 201: answer('It is here', z.object({ upload })) },
})

export const uploadRoutes = apiRoutes().openapi(postUpload, async (c) => {
  const { tenantId } = c.var.tenant
  const { kind, filename = null } = c.req.valid('query')
  const key = idempotencyKeyOf(c.req.header('idempotency-key'))
  const conversationId = await resolveConversation(c.env, c.var.tenant, c.req.valid('param').conversationId)
  const { headers, body } = c.req.raw
  const file = await takeUpload(c.env, {
    tenantId,
    conversationId,
    id: key === undefined ? newId('upl') : await idFrom(`${conversationId}/${key}`),
    kind,
    filename,
    mimeType: headers.get('content-type'),
    length: lengthIn(headers),
    body,
  })
  return c.json({ upload: viewOf(file) }, 201)
})

function viewOf({ uploadId: id, home: _home, ...file }: StoredFile): UploadView {
  return { id, ...file }
}

/** The same request has the same id. */
async function idFrom(text: string): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', utf8(text)))
  return `upl_${digest.toHex().slice(0, 26)}`
}

function lengthIn(headers: Headers): number | null {
  const length = headers.get('content-length')
  return length !== null && /^\d{1,15}$/.test(length) ? Number(length) : null
}
