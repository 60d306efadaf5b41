import { z } from '@hono/zod-openapi'
import { answer, apiRoutes, endpoint } from '../auth/endpoint'
import { principalId } from '../auth/principal'
import { notFound } from '../platform/problem'
import { DOCUMENT_ID, versionGone } from './bodies'
import { textOf } from './content'
import { document, shownDocument } from './document-shape'
import { existingDocument } from './existing'
import { findVersion, listVersions, type VersionRow } from './version-queries'
import { restoreVersion } from './versions'

const params = z.object({ documentId: z.string().regex(DOCUMENT_ID) })
const versionParams = params.extend({ version: z.coerce.number().int().min(1) })
const tag = 'Knowledge'

const version = z
  .object({
    version: z.number(),
    title: z.string(),
    kind: z.enum(['text', 'markdown', 'faq', 'file', 'page']),
    language: z.string().nullable(),
    bytes: z.number().openapi({ description: 'Of the text, or of the file.' }),
    savedBy: z.string().nullable().openapi({ description: 'A person or a key; null: by the platform.' }),
    createdAt: z.number(),
    current: z.boolean(),
  })
  .openapi('DocumentVersion')

const getList = endpoint('knowledge.read', {
  method: 'get',
  path: '/knowledge/documents/{documentId}/versions',
  tag,
  summary: 'What a document said before',
  request: { params },
  responses: { 200: answer('The newest first, at most 20', z.object({ versions: z.array(version) })) },
})
const getOne = endpoint('knowledge.read', {
  method: 'get',
  path: '/knowledge/documents/{documentId}/versions/{version}',
  tag,
  summary: 'One version with its text',
  request: { params: versionParams },
  responses: {
    200: answer('As it was published', z.object({ version: version.extend({ text: z.string().nullable() }) })),
  },
})
const restore = endpoint('knowledge.write', {
  method: 'post',
  path: '/knowledge/documents/{documentId}/versions/{version}/restore',
  tag,
  summary: 'Answer from an earlier version again',
  request: { params: versionParams },
  responses: { 200: answer('The document, one version up; it is read in the background', z.object({ document })) },
})

export const versionRoutes = apiRoutes()
  .openapi(getList, async (c) => {
    const row = await existingDocument(c.var.tenant, c.req.valid('param').documentId)
    const versions = await listVersions(c.var.tenant, row.id)
    return c.json({ versions: versions.map((one) => shown(one, row.version)) }, 200)
  })
  .openapi(getOne, async (c) => {
    const { documentId, version } = c.req.valid('param')
    const row = await existingDocument(c.var.tenant, documentId)
    const found = await findVersion(c.var.tenant, row.id, version)
    if (!found) throw notFound('version')
    return c.json({ version: { ...shown(found, row.version), text: await textOf(c.env, found) } }, 200)
  })
  .openapi(restore, async (c) => {
    const { documentId, version } = c.req.valid('param')
    const row = await existingDocument(c.var.tenant, documentId)
    const found = await findVersion(c.var.tenant, row.id, version)
    if (!found) throw notFound('version')
    if (found.version === row.version) return c.json({ document: shownDocument(row) }, 200)
    const restored = await restoreVersion(c.env, c.var.tenant, found, principalId(c.var.principal))
    if (!restored) throw versionGone()
    return c.json({ document: shownDocument(restored) }, 200)
  })

function shown({ version, title, kind, language, bytes, savedBy, createdAt }: VersionRow, current: number) {
  return { version, title, kind, language, bytes, savedBy, createdAt, current: version === current }
}
