import { type Fields, fieldsOf, listOf, textOf } from '../fields.ts'
import { GraphError } from '../graph-error.ts'
import { type Call, mayAdminister, notThere } from './access.ts'
import { type Account, type Books, nextId } from './model.ts'
import { review } from './news.ts'
import { checkTemplateForm } from './template-rules.ts'
import type { StoredTemplate } from './template-store.ts'

const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS
const NEW_AN_HOUR = 100

/** `GET /{waba}/message_templates`: filters by name, status, category, language; pages by cursor. */
export function listTemplates({ templates }: Account, query: URLSearchParams): object {
  const wanted = (key: string, value: string) =>
    !query.get(key) || query.get(key)?.toUpperCase() === value.toUpperCase()
  const all = templates.filter(
    (one) =>
      wanted('name', one.name) &&
      wanted('status', one.status) &&
      wanted('category', one.category) &&
      wanted('language', one.language),
  )
  const limit = Math.min(Number(query.get('limit') ?? 25) || 25, 100)
  const start = query.get('after') ? Number(atob(query.get('after') ?? '')) || 0 : 0
  const end = start + limit
  const fields = query.get('fields')?.split(',')
  const pick = ({ edits: _edits, ...one }: StoredTemplate) =>
    fields ? Object.fromEntries(Object.entries(one).filter(([key]) => key === 'id' || fields.includes(key))) : one
  const cursor = (at: number) => btoa(String(at))
  return {
    data: all.slice(start, end).map(pick),
    paging: {
      cursors: { before: cursor(start), after: cursor(end) },
      ...(end < all.length ? { next: `?after=${cursor(end)}` } : {}),
    },
  }
}

export function createTemplate(books: Books, account: Account, body: Fields): object {
  const now = books.host.now()
  const {
    name = '',
    language = '',
    category = '',
  } = Object.fromEntries(['name', 'language', 'category'].map((key) => [key, textOf(body[key]) ?? '']))
  const components = listOf(body.components)
  if (!/^[a-z0-9_]{1,512}$/.test(name))
    throw new GraphError(100, 'name: only lowercase letters, digits and underscores')
  if (account.templates.some((one) => one.name === name && one.language === language))
    throw new GraphError(100, 'There is already content in this language for this template')
  if ((account.blockedNames.get(name) ?? 0) > now)
    throw new GraphError(100, 'New content cannot be added while the existing content of this name is being deleted')
  account.created = account.created.filter((at) => at > now - HOUR_MS)
  if (account.created.length >= NEW_AN_HOUR) throw new GraphError(80007, 'Template creation limit of the account')
  checkTemplateForm(category, components)
  const template: StoredTemplate = {
    id: nextId(books, '92'),
    name,
    language,
    status: 'PENDING',
    category,
    parameter_format: body.parameter_format === 'NAMED' ? 'NAMED' : 'POSITIONAL',
    components,
    quality_score: { score: 'UNKNOWN' },
    edits: [],
    ...(typeof body.message_send_ttl_seconds === 'number' && {
      message_send_ttl_seconds: body.message_send_ttl_seconds,
    }),
  }
  account.created.push(now)
  account.templates.push(template)
  review(books, account, template)
  return { id: template.id, status: template.status, category }
}

export function deleteTemplate(books: Books, account: Account, query: URLSearchParams): object {
  const name = query.get('name')
  const id = query.get('hsm_id')
  const gone = account.templates.filter((one) => one.name === name && (id === null || one.id === id))
  if (gone.length === 0) throw new GraphError(100, 'Message template was not found')
  if (gone.some(({ status }) => status === 'DISABLED'))
    throw new GraphError(100, 'A disabled template cannot be deleted')
  account.templates = account.templates.filter((one) => !gone.includes(one))
  if (name && !account.templates.some((one) => one.name === name))
    account.blockedNames.set(name, books.host.now() + 30 * DAY_MS)
  return { success: true }
}

/** `POST /{template-id}`, also `/unpause`. undefined: no such template. */
export async function answerTemplate(books: Books, call: Call): Promise<object | undefined> {
  const found = [...books.accounts.values()]
    .flatMap((account) => account.templates.map((template) => ({ account, template })))
    .find(({ template }) => template.id === call.id)
  if (!found) return undefined
  const { account, template } = found
  await mayAdminister(books, call, account)
  if (call.method === 'GET') return { ...template, edits: undefined }
  if (call.method !== 'POST') throw notThere(call.id)
  if (call.edge === 'unpause') {
    if (template.status !== 'PAUSED') throw new GraphError(100, 'Only a paused template can be unpaused')
    template.status = 'APPROVED'
    return { success: true }
  }
  return edit(books, account, template, fieldsOf(call.body))
}

function edit(books: Books, account: Account, template: StoredTemplate, body: Fields): object {
  const now = books.host.now()
  if (!['APPROVED', 'REJECTED', 'PAUSED'].includes(template.status))
    throw new GraphError(100, 'Only approved, rejected or paused templates can be edited')
  if (template.status === 'APPROVED') {
    const recent = template.edits.filter((at) => at > now - 30 * DAY_MS)
    if (recent.some((at) => at > now - DAY_MS) || recent.length >= 10)
      throw new GraphError(100, 'You have exceeded the limit of edits of this template')
    if (textOf(body.category) && body.category !== template.category)
      throw new GraphError(100, 'The category of an approved template cannot be changed')
    template.edits = [...recent, now]
  }
  const components = body.components === undefined ? template.components : listOf(body.components)
  const category = textOf(body.category) ?? template.category
  checkTemplateForm(category, components)
  Object.assign(template, { components, category, status: 'PENDING' })
  review(books, account, template)
  return { success: true }
}
