import type { Env } from '../../env'
import { sha256Hex } from '../../platform/bytes'
import type { TenantScope } from '../../platform/tenant-scope'
import { keep, pageKey } from '../bucket'
import { deleteDocument, startReading } from '../documents'
import { fileTypeOf } from '../file-type'
import { type Block, UnreadableFile } from '../parse/block'
import { parseFile } from '../parse/file'
import { type HtmlPage, readHtml } from '../parse/html'
import { findDocument } from '../queries'
import type { DocumentRow, SourceRow } from '../schema'
import { changeAudience } from './change-audience'
import { decodePage } from './decode-page'
import { fetchPage, type PageAnswer } from './fetch-page'
import { faultOfStatus, type PageFault } from './page-fault'
import { clearPageFault, notePageFault, releasePage } from './page-queries'
import { pageId, pageUrl } from './page-url'
import type { Robots } from './robots'
import { findSource } from './source-queries'

const MOST_BYTES = 5 * 1024 * 1024
const LONGEST_TITLE = 300

/** `documentId`: of the page that was found there, which may say that its own address is another. */
export type PageRead =
  | { documentId: string; outcome: 'read' | 'unchanged' | 'left_out' | 'gone' }
  | { documentId: string; outcome: 'failed'; fault: PageFault }

export interface OfSource {
  sourceId: string
  site: URL
}

/**
 * One page: asked for, read, and made a document when it says something new. Never throws for what the site does. What
 * somebody says of the source meanwhile holds for this page too.
 */
export async function readPage(
  env: Env,
  scope: TenantScope,
  source: OfSource,
  url: string,
  robots: Robots,
): Promise<PageRead> {
  const { sourceId } = source
  const before = await findSource(scope, sourceId)
  if (isGone(before)) return { documentId: await pageId(sourceId, url), outcome: 'left_out' }
  const { audience } = before
  const read = await readNow(env, scope, { ...source, audience }, url, robots)
  const now = await findSource(scope, sourceId)
  if (isGone(now)) await retirePage(env, scope, read.documentId)
  else if (now.audience !== audience) await changeAudience(env, scope, now)
  return read
}

function isGone(row: SourceRow | undefined): row is undefined {
  return row === undefined || row.state === 'deleted'
}

type Reading = OfSource & Pick<SourceRow, 'audience'>

async function readNow(env: Env, scope: TenantScope, source: Reading, url: string, robots: Robots): Promise<PageRead> {
  const { sourceId, audience } = source
  const id = await pageId(sourceId, url)
  const held = await findDocument(scope, id)
  if (isRemovedByHand(held)) return { documentId: id, outcome: 'left_out' }
  const failed = async (fault: PageFault): Promise<PageRead> => {
    await notePageFault(scope, { id, url, sourceId, audience }, fault, Date.now())
    return { documentId: id, outcome: 'failed', fault }
  }
  if (!robots.allows(url)) return failed('robots')
  const ask = { mostBytes: MOST_BYTES, allows: robots.allows, ...(await knownTags(env, held)) }
  const answer = await fetchPage(env, url, ask)
  if (!answer.ok) return failed(answer.fault)
  if (answer.status === 304 && held) {
    await clearPageFault(scope, held)
    return { documentId: id, outcome: 'unchanged' }
  }
  const fault = faultOfStatus(answer.status)
  if (fault === 'page_missing' && held?.r2Key) {
    await retirePage(env, scope, id)
    return { documentId: id, outcome: 'gone' }
  }
  if (fault) return failed(fault)
  const page = await contentOf(answer, source.site)
  if ('fault' in page) return failed(page.fault)
  return keepPage(env, scope, source, { page, url: page.canonical ?? url, headers: answer.headers })
}

/** Nothing is told from it any more; should the site bring it back, it is read again. */
export async function retirePage(env: Env, scope: TenantScope, documentId: string): Promise<void> {
  await deleteDocument(env, scope.tenantId, documentId)
  await releasePage(scope, documentId)
}

interface PageContent {
  title: string
  blocks: Block[]
  canonical: string | null
}

async function contentOf(answer: PageAnswer & { ok: true }, site: URL): Promise<PageContent | { fault: PageFault }> {
  const { type } = fileTypeOf(answer.body, answer.url.pathname)
  if (type !== 'html') {
    const parsed = type ? await parseFile(type, answer.body) : null
    if (!parsed?.ok) return { fault: 'page_no_text' }
    return {
      title: nameIn(answer.url.pathname) || site.host,
      blocks: parsed.blocks,
      canonical: null,
    }
  }
  const page = readPageHtml(decodePage(answer.body, answer.headers.get('content-type')))
  if ('fault' in page) return page
  if (page.noIndex) return { fault: 'page_hidden' }
  const heading = page.blocks.find(({ kind }) => kind === 'heading')?.text
  if (page.blocks.every(({ kind }) => kind === 'heading')) return { fault: 'page_no_text' }
  const title = (page.title ?? heading ?? answer.url.pathname).slice(0, LONGEST_TITLE)
  return { title, blocks: page.blocks, canonical: page.canonical && pageUrl(page.canonical, answer.url) }
}

function readPageHtml(html: string): HtmlPage | { fault: PageFault } {
  try {
    return readHtml(html)
  } catch (error) {
    if (error instanceof UnreadableFile)
      return { fault: error.fault === 'too_large' ? 'page_too_large' : 'page_no_text' }
    throw error
  }
}

/** The last part of a path, as it is read; sites write any `%`. */
function nameIn(pathname: string): string {
  const name = pathname.split('/').at(-1) ?? ''
  try {
    return decodeURIComponent(name).slice(0, LONGEST_TITLE)
  } catch {
    return name.slice(0, LONGEST_TITLE)
  }
}

async function keepPage(
  env: Env,
  scope: TenantScope,
  { sourceId, audience }: Reading,
  { page, url, headers }: { page: PageContent; url: string; headers: Headers },
): Promise<PageRead> {
  const id = await pageId(sourceId, url)
  const held = await findDocument(scope, id)
  if (isRemovedByHand(held)) return { documentId: id, outcome: 'left_out' }
  const json = JSON.stringify({ blocks: page.blocks })
  const contentHash = await sha256Hex(JSON.stringify([page.title, json]))
  const isKnown = held && held.contentHash === contentHash && held.state !== 'deleted' && held.state !== 'failed'
  const r2Key = pageKey(scope.tenantId, id, contentHash)
  await keep(env, r2Key, json, { customMetadata: tagsOf(headers) })
  if (isKnown) {
    await clearPageFault(scope, held)
    return { documentId: id, outcome: 'unchanged' }
  }
  await startReading(
    env,
    scope,
    {
      ...{ id, title: page.title, kind: 'page' as const, language: null, contentHash, r2Key, url, sourceId },
      // Of a page that is here a person may have said otherwise.
      ...(held && held.state !== 'deleted' ? {} : { audience }),
    },
    { bytes: json.length, savedBy: null },
  )
  return { documentId: id, outcome: 'read' }
}

/** A person removed it: to read it again would bring it back. */
function isRemovedByHand(row: DocumentRow | undefined): boolean {
  return row?.state === 'deleted' && row.sourceId !== null
}

async function knownTags(env: Env, row: DocumentRow | undefined): Promise<{ etag?: string; lastModified?: string }> {
  if (!row?.r2Key || row.state === 'failed' || row.state === 'deleted') return {}
  const { etag, lastmodified } = (await env.BUCKET.head(row.r2Key))?.customMetadata ?? {}
  return { ...(etag ? { etag } : {}), ...(lastmodified ? { lastModified: lastmodified } : {}) }
}

function tagsOf(headers: Headers): Record<string, string> {
  const [etag, modified] = [headers.get('etag'), headers.get('last-modified')]
  return {
    ...(etag && etag.length < 200 ? { etag } : {}),
    ...(modified && modified.length < 100 ? { lastmodified: modified } : {}),
  }
}
