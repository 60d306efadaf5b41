import { z } from '@hono/zod-openapi'
import { answer, apiRoutes, endpoint, jsonOf } from '../../auth/endpoint'
import { newId } from '../../platform/ids'
import { notFound } from '../../platform/problem'
import { checkAddress } from '../../platform/safe-fetch'
import type { TenantScope } from '../../platform/tenant-scope'
import { document, shownDocument } from '../document-shape'
import type { SourceRow } from '../schema'
import { MOST_SOURCES, sourceAlreadyHere, sourceBeingRead, tooManySources, unsafeSource } from './problems'
import { findSource, listPagesOf, listSources } from './source-queries'
import { shownSource, source } from './source-shape'
import { addSource, changeSettings, readAgain, removeSource } from './sources'

const params = z.object({ sourceId: z.string().regex(/^src_\w{1,40}$/) })
const tag = 'Knowledge'
const one = answer('The source; it is read in the background', z.object({ source }))
const audience = z.enum(['customers', 'agents'])
const everyHours = z
  .number()
  .int()
  .min(1)
  .max(24 * 90)
  .nullable()
  .openapi({ description: 'Read again after so many hours; null: once.' })

const getList = endpoint('knowledge.read', {
  method: 'get',
  path: '/knowledge/sources',
  tag,
  summary: 'Web pages and sitemaps that are read',
  responses: { 200: answer('The newest first', z.object({ sources: z.array(source) })) },
})
const getOne = endpoint('knowledge.read', {
  method: 'get',
  path: '/knowledge/sources/{sourceId}',
  tag,
  summary: 'One source with its pages; those that could not be read say why',
  request: { params },
  responses: { 200: answer('The source', z.object({ source, pages: z.array(document) })) },
})
const post = endpoint('knowledge.write', {
  method: 'post',
  path: '/knowledge/sources',
  tag,
  summary: 'Read a web page, or the pages that a sitemap lists',
  description:
    'Public https addresses only. robots.txt is respected (WhatsNexusBot); at most 500 pages, of the same host.',
  request: {
    body: jsonOf(
      z.object({
        url: z.string().trim().min(1, 'Give an address.').max(2_000),
        kind: z.enum(['page', 'sitemap']).default('page').openapi({
          description: 'sitemap: of a sitemap, an index of them, or a site whose robots.txt says where they are.',
        }),
        audience: audience.default('customers'),
        everyHours: everyHours.default(null),
      }),
    ),
  },
  responses: { 201: one },
})
const patch = endpoint('knowledge.write', {
  method: 'patch',
  path: '/knowledge/sources/{sourceId}',
  tag,
  summary: 'Change who may be told, and how often it is read',
  request: {
    params,
    body: jsonOf(z.object({ audience: audience.optional(), everyHours: everyHours.optional() })),
  },
  responses: { 200: one },
})
const read = endpoint('knowledge.write', {
  method: 'post',
  path: '/knowledge/sources/{sourceId}/read',
  tag,
  summary: 'Read it again now; pages that did not change are not read anew',
  request: { params },
  responses: { 200: one },
})
const remove = endpoint('knowledge.write', {
  method: 'delete',
  path: '/knowledge/sources/{sourceId}',
  tag,
  summary: 'Remove a source and all its pages',
  request: { params },
  responses: { 200: answer('Removed', z.object({ removed: z.literal(true), pages: z.number() })) },
})

export const sourceRoutes = apiRoutes()
  .openapi(getList, async (c) => c.json({ sources: (await listSources(c.var.tenant)).map(shownSource) }, 200))
  .openapi(getOne, async (c) => {
    const row = await existing(c.var.tenant, c.req.valid('param').sourceId)
    const pages = await listPagesOf(c.var.tenant, row.id)
    return c.json({ source: shownSource(row), pages: pages.map((page) => shownDocument(page)) }, 200)
  })
  .openapi(post, async (c) => {
    const { url, ...settings } = c.req.valid('json')
    const address = await checkAddress(c.env, url)
    if (!address.ok) throw unsafeSource(address.fault)
    const held = await listSources(c.var.tenant)
    const same = held.find((row) => row.url === address.url.href && row.kind === settings.kind)
    if (same) throw sourceAlreadyHere(same.id)
    if (held.length >= MOST_SOURCES) throw tooManySources()
    const row = await addSource(c.env, c.var.tenant, { id: newId('src'), url: address.url.href, ...settings })
    return c.json({ source: shownSource(row) }, 201)
  })
  .openapi(patch, async (c) => {
    const row = await existing(c.var.tenant, c.req.valid('param').sourceId)
    return c.json({ source: shownSource(await changeSettings(c.env, c.var.tenant, row, c.req.valid('json'))) }, 200)
  })
  .openapi(read, async (c) => {
    const row = await existing(c.var.tenant, c.req.valid('param').sourceId)
    if (row.state === 'pending' || row.state === 'reading') throw sourceBeingRead()
    return c.json({ source: shownSource(await readAgain(c.env, c.var.tenant, row)) }, 200)
  })
  .openapi(remove, async (c) => {
    const row = await existing(c.var.tenant, c.req.valid('param').sourceId)
    return c.json({ removed: true as const, pages: await removeSource(c.env, c.var.tenant, row) }, 200)
  })

async function existing(scope: TenantScope, id: string): Promise<SourceRow> {
  const row = await findSource(scope, id)
  if (!row || row.state === 'deleted') throw notFound('source')
  return row
}
