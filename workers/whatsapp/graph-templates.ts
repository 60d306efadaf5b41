import * as z from 'zod'
import type { GraphAdmin, Told } from './graph-admin'
import type { GraphFailure } from './graph-call'

const FIELDS = [
  ...['id', 'name', 'language', 'status', 'category', 'previous_category', 'correct_category', 'components'],
  ...['parameter_format', 'quality_score', 'rejected_reason', 'message_send_ttl_seconds'],
].join(',')
/** Meta: 6,000 templates at most; 100 a page. */
const MOST_PAGES = 60
/** A file's bytes go in one piece: examples are small. */
const OCTETS = { 'content-type': 'application/octet-stream', file_offset: '0' }

const page = z.object({
  data: z.array(z.unknown()),
  paging: z
    .object({
      cursors: z.object({ after: z.string().optional().catch(undefined) }).catch({}),
      next: z.string().optional().catch(undefined),
    })
    .catch({ cursors: {} }),
})
const created = z.object({
  // Longer than a number of JavaScript can be exact, where Meta sends it as a number.
  id: z.union([z.string(), z.number().transform(String)]),
  status: z.string().catch('PENDING'),
  category: z.string().optional().catch(undefined),
})
const done = z.looseObject({})
const session = z.object({ id: z.string().min(1).max(2000) })
const handle = z.object({ h: z.string().min(1).max(4000) })

/** A template as Meta wants it for its review. */
export interface NewTemplate {
  name: string
  language: string
  category: string
  components: unknown[]
  parameter_format: 'POSITIONAL' | 'NAMED'
  message_send_ttl_seconds?: number
}

/** All templates of an account, as Meta writes them. */
export async function listMetaTemplates(
  graph: GraphAdmin,
  wabaId: string,
): Promise<{ ok: true; items: unknown[] } | GraphFailure> {
  const items: unknown[] = []
  let after: string | null = null
  for (let pages = 0; pages < MOST_PAGES; pages += 1) {
    const query: URLSearchParams = new URLSearchParams({ fields: FIELDS, limit: '100', ...(after && { after }) })
    const answer: Told<z.output<typeof page>> = await graph.ask(page, {
      path: `${encodeURIComponent(wabaId)}/message_templates?${query}`,
    })
    if (!answer.ok) return answer
    const { data, paging } = answer.value
    items.push(...data)
    // Its `next` is an address with the token in it: only the cursor is used.
    after = paging.next === undefined ? null : (paging.cursors.after ?? null)
    if (after === null) break
  }
  return { ok: true, items }
}

export function createMetaTemplate(graph: GraphAdmin, wabaId: string, template: NewTemplate) {
  return graph.ask(created, { path: `${encodeURIComponent(wabaId)}/message_templates`, body: template })
}

/** What is named replaces what was. */
export function editMetaTemplate(
  graph: GraphAdmin,
  metaId: string,
  change: Partial<Pick<NewTemplate, 'category' | 'components' | 'message_send_ttl_seconds'>>,
) {
  return graph.ask(done, { path: encodeURIComponent(metaId), body: change })
}

/** Without an id: in all its languages. */
export function deleteMetaTemplate(
  graph: GraphAdmin,
  wabaId: string,
  { name, metaId }: { name: string; metaId?: string },
) {
  const query = new URLSearchParams({ ...(metaId && { hsm_id: metaId }), name })
  return graph.ask(done, { path: `${encodeURIComponent(wabaId)}/message_templates?${query}`, method: 'DELETE' })
}

export function unpauseMetaTemplate(graph: GraphAdmin, metaId: string) {
  return graph.ask(done, { path: `${encodeURIComponent(metaId)}/unpause`, method: 'POST' })
}

/** Meta keeps the file as a template's example and gives its handle. `appId`: `app` is that of the token. */
export async function uploadSample(
  graph: GraphAdmin,
  appId: string,
  file: { bytes: Uint8Array<ArrayBuffer>; mimeType: string; filename: string },
): Promise<Told<string>> {
  const { bytes, mimeType, filename } = file
  const query = new URLSearchParams({
    file_name: filename,
    file_length: String(bytes.byteLength),
    file_type: mimeType,
  })
  const opened = await graph.ask(session, { path: `${encodeURIComponent(appId)}/uploads?${query}`, method: 'POST' })
  if (!opened.ok) return opened
  const answer = await graph.ask(handle, { path: opened.value.id, body: bytes, headers: OCTETS })
  return answer.ok ? { ok: true, value: answer.value.h } : answer
}
