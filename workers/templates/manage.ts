import type { Channel } from '../channels/channel'
import { countActs, recordAct } from '../channels/events'
import { graphFor } from '../channels/graph-for'
import type { Env } from '../env'
import type { TenantScope } from '../platform/tenant-scope'
import type { GraphAdmin } from '../whatsapp/graph-admin'
import {
  createMetaTemplate,
  deleteMetaTemplate,
  editMetaTemplate,
  unpauseMetaTemplate,
} from '../whatsapp/graph-templates'
import { metaComponents, metaTemplate } from './builder'
import type { TemplateDraft } from './draft'
import { isCategoryFixed, mayEdit, NAME_BLOCKED_MS, withEdit } from './edit-rules'
import { isRefused, lintTemplate } from './lint'
import * as refusals from './refusals'
import {
  changeRow,
  DELETED,
  findRow,
  isBlocked,
  type Key,
  markDeleted,
  putRow,
  rowsOfName,
  type TemplateRow,
} from './store'
import { forgetTemplates } from './templates'

/** Meta: new templates of an account in an hour. */
const NEW_AN_HOUR = 100
const HOUR_MS = 3_600_000

/** Whose templates, and who changes them. */
export interface Place {
  env: Env
  scope: TenantScope
  channel: Channel
  by: string
}

/** Submits it for review. Throws what Meta's rules, or Meta, say against it. */
export async function createTemplate(place: Place, draft: TemplateDraft): Promise<void> {
  const { scope, channel } = place
  const now = Date.now()
  refuseWhatIsWrong(draft)
  refuseTakenName(await rowsOfName(scope, channel.wabaId, draft.name), draft, now)
  const since = now - HOUR_MS
  if ((await countActs(scope, { wabaId: channel.wabaId, kind: 'template.created', since })) >= NEW_AN_HOUR)
    throw refusals.tooManyNew()
  const meta = metaTemplate(draft)
  const created = await createMetaTemplate(await graphOf(place), channel.wabaId, meta)
  if (!created.ok) throw refusals.refusedByMeta(created)
  const { id, status, category = draft.category } = created.value
  await putRow(
    scope,
    channel.wabaId,
    {
      ...{ metaId: id, name: draft.name, language: draft.language, category, status },
      ...{ nextCategory: null, nextCategoryAt: null, reason: null, quality: null, ttlSeconds: draft.ttlSeconds },
      ...{ parameterFormat: draft.parameterFormat, components: meta.components },
    },
    now,
  )
  await changeRow(scope, channel.wabaId, draft, { fallbacks: draft.fallbacks, editedAt: [] })
  await done(place, 'template.created', draft)
}

/** Replaces what the template says; it is reviewed again. Throws as above. */
export async function editTemplate(place: Place, key: Key, given: TemplateDraft): Promise<void> {
  const { scope, channel } = place
  const now = Date.now()
  const row = await rowAt(place, key)
  const draft = { ...given, ...key, parameterFormat: row.parameterFormat }
  const editable = mayEdit(row, now)
  if (!editable.ok) throw refusals.notEditable(editable)
  if (isCategoryFixed(row.status) && draft.category !== row.category) throw refusals.categoryFixed()
  refuseWhatIsWrong(draft)
  const components = metaComponents(draft)
  const edited = await editMetaTemplate(await graphOf(place), row.metaId, {
    components,
    ...(isCategoryFixed(row.status) ? {} : { category: draft.category }),
    ...(draft.ttlSeconds !== null && { message_send_ttl_seconds: draft.ttlSeconds }),
  })
  if (!edited.ok) throw refusals.refusedByMeta(edited)
  const editedAt = row.status === 'APPROVED' ? withEdit(row.editedAt, now) : row.editedAt
  const { category, ttlSeconds, fallbacks } = draft
  await changeRow(scope, channel.wabaId, key, {
    ...{ components, category, ttlSeconds, fallbacks, editedAt, status: 'PENDING', reason: null },
  })
  await done(place, 'template.edited', key)
}

/** Without a language: all of the name. */
export async function deleteTemplate(
  place: Place,
  { name, language }: { name: string; language?: string },
): Promise<void> {
  const { scope, channel } = place
  const rows = (await rowsOfName(scope, channel.wabaId, name)).filter(
    (row) => row.status !== DELETED && (language === undefined || row.language === language),
  )
  const [first] = rows
  if (!first) throw refusals.notHere()
  if (rows.some(({ status }) => status === 'DISABLED')) throw refusals.cannotDelete()
  const one = language === undefined ? {} : { metaId: first.metaId }
  const deleted = await deleteMetaTemplate(await graphOf(place), channel.wabaId, { name, ...one })
  if (!deleted.ok) throw refusals.refusedByMeta(deleted)
  await markDeleted(scope, channel.wabaId, name, language)
  await done(place, 'template.deleted', { name, language: language ?? '*' })
}

export async function unpauseTemplate(place: Place, key: Key): Promise<void> {
  const row = await rowAt(place, key)
  if (row.status !== 'PAUSED') throw refusals.notPaused()
  const answer = await unpauseMetaTemplate(await graphOf(place), row.metaId)
  if (!answer.ok) throw refusals.refusedByMeta(answer)
  await changeRow(place.scope, place.channel.wabaId, key, { status: 'APPROVED', reason: null })
  await done(place, 'template.unpaused', key)
}

/** Ours alone: Meta knows no fallbacks. */
export async function putFallbacks(place: Place, key: Key, fallbacks: Record<string, string>): Promise<void> {
  await rowAt(place, key)
  await changeRow(place.scope, place.channel.wabaId, key, { fallbacks })
  await done(place, 'template.fallbacks_changed', key)
}

function refuseWhatIsWrong(draft: TemplateDraft): void {
  const problems = lintTemplate(draft)
  if (isRefused(problems)) throw refusals.lintRefused(problems)
}

function refuseTakenName(rows: TemplateRow[], { language }: Key, now: number): void {
  const same = rows.find((row) => row.language === language)
  if (same && same.status !== DELETED) throw refusals.exists()
  const blocked = rows.filter((row) => isBlocked(row, now))
  const isWholeName = rows.length > 0 && blocked.length === rows.length
  const [until] = blocked.filter((row) => row === same || isWholeName).map((row) => row.updatedAt + NAME_BLOCKED_MS)
  if (until !== undefined) throw refusals.nameBlocked(until)
}

async function rowAt({ scope, channel }: Place, key: Key): Promise<TemplateRow> {
  const row = await findRow(scope, channel.wabaId, key)
  if (!row || row.status === DELETED) throw refusals.notHere()
  return row
}

export async function graphOf({ env, channel }: Pick<Place, 'env' | 'channel'>): Promise<GraphAdmin> {
  const connection = channel.disconnectedAt === null ? await graphFor(env, channel) : null
  if (!connection) throw refusals.notConnected()
  return connection.graph
}

async function done({ scope, channel, by }: Place, kind: string, { name, language }: Key): Promise<void> {
  forgetTemplates(channel)
  await recordAct(
    scope,
    { channelId: null, wabaId: channel.wabaId },
    { kind, byUser: by, detail: { template: name, language } },
  )
}
