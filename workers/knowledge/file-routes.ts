import { z } from '@hono/zod-openapi'
import { answer, apiRoutes, endpoint } from '../auth/endpoint'
import { principalId } from '../auth/principal'
import { contentDisposition } from '../media/filename'
import { sha256Hex } from '../platform/bytes'
import { idempotencyKeyOf } from '../platform/idempotency'
import { newId } from '../platform/ids'
import { notFound } from '../platform/problem'
import { DOCUMENT_ID, detailsBody, notAFile } from './bodies'
import { document, shownDocument } from './document-shape'
import { existingDocument } from './existing'
import { keepCandidate, saveFile } from './files'
import { findDocument } from './queries'

/** Where a body may be larger than elsewhere: what is read of it is limited here (file-type.ts). */
export const FILE_PATH = /^\/api\/knowledge\/files$/

const postFile = endpoint('knowledge.write', {
  method: 'post',
  path: '/knowledge/files',
  tag: 'Knowledge',
  summary: 'Upload a file to answer from',
  description:
    'The body is the file itself: PDF, DOCX, XLSX, CSV, HTML, Markdown or plain text, by its content. Refused: file.too_large, file.wrong_type, file.empty, file.already_here (documentId says where).',
  idempotency: 'object',
  request: {
    query: z.object({
      name: z.string().trim().min(1, 'Say what the file is called.').max(1_000),
      title: z.string().trim().min(1).max(300).optional().openapi({ description: 'Left out: as the file is called.' }),
      language: z.string().max(35).optional(),
      audience: detailsBody.shape.audience,
      expiresAt: z.coerce.number().int().positive().optional(),
      documentId: z
        .string()
        .regex(DOCUMENT_ID)
        .optional()
        .openapi({ description: 'A file that this one replaces; until it is read the old one serves.' }),
      trial: z.literal('true').optional().openapi({
        description: 'With documentId: nothing is replaced; its effect can be tried (POST /assistant/trials).',
      }),
    }),
  },
  responses: { 201: answer('It is here, and is read in the background', z.object({ document })) },
})

const getFile = endpoint('knowledge.read', {
  method: 'get',
  path: '/knowledge/documents/{documentId}/file',
  tag: 'Knowledge',
  summary: 'The file as it was uploaded',
  request: { params: z.object({ documentId: z.string().regex(DOCUMENT_ID) }) },
  responses: {
    200: {
      description: 'The file',
      content: {
        'application/octet-stream': {
          schema: z.custom<ReadableStream>().openapi({ type: 'string', format: 'binary' }),
        },
      },
    },
  },
})

export const fileRoutes = apiRoutes()
  .openapi(postFile, async (c) => {
    const { documentId: given, name, title, language, audience, expiresAt, trial } = c.req.valid('query')
    if (given !== undefined && (await existingDocument(c.var.tenant, given)).kind !== 'file') throw notAFile()
    const { headers, body } = c.req.raw
    if (given !== undefined && trial) {
      await keepCandidate(c.env, c.var.tenant, given, { name, length: lengthIn(headers), body })
      return c.json({ document: shownDocument(await existingDocument(c.var.tenant, given)) }, 201)
    }
    const key = idempotencyKeyOf(c.req.header('idempotency-key'))
    const documentId = given ?? (key === undefined ? newId('doc') : await idFrom(`${c.var.tenant.tenantId}/${key}`))
    const again = given === undefined && key !== undefined ? await findDocument(c.var.tenant, documentId) : undefined
    if (again && again.state !== 'deleted') return c.json({ document: shownDocument(again) }, 201)
    const row = await saveFile(c.env, c.var.tenant, {
      documentId,
      name,
      title: title ?? null,
      language: language ?? null,
      audience,
      expiresAt,
      savedBy: principalId(c.var.principal),
      length: lengthIn(headers),
      body,
      isHeld: given !== undefined,
    })
    return c.json({ document: shownDocument(row) }, 201)
  })
  .openapi(getFile, async (c) => {
    const row = await existingDocument(c.var.tenant, c.req.valid('param').documentId)
    const file = row.kind === 'file' ? await c.env.BUCKET.get(row.r2Key) : null
    if (!file) throw notFound('file')
    return c.body(file.body, 200, {
      'content-type': 'application/octet-stream',
      'content-length': String(file.size),
      'content-disposition': contentDisposition('attachment', row.fileName ?? 'file'),
    })
  })

/** The same request has the same id. */
async function idFrom(text: string): Promise<string> {
  return `doc_${(await sha256Hex(text)).slice(0, 26)}`
}

function lengthIn(headers: Headers): number | null {
  const length = headers.get('content-length')
  return length !== null && /^\d{1,15}$/.test(length) ? Number(length) : null
}
