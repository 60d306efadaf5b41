import * as z from 'zod'
import type { AccountNews } from '../channels/account-news'
import type { TenantScope } from '../platform/tenant-scope'
import type { AccountItem } from '../whatsapp/delivery'
import { words } from '../whatsapp/fields'
import { recordOf } from '../whatsapp/loose'
import { normalLanguage } from './mirrored'
import { changeRow, type Key, markDeleted } from './store'
import { syncSoon } from './sync'
import { forgetTemplates } from './templates'

const text = words(300)

/** Keys of all template fields together: Meta itself files some values under another field's name. */
const shape = z.object({
  message_template_name: words(600),
  message_template_language: words(20),
  message_template_category: text,
  event: text,
  reason: text,
  rejection_info: z.object({ reason: text, recommendation: text }).optional().catch(undefined),
  other_info: z.object({ title: text, description: text }).optional().catch(undefined),
  new_quality_score: text,
  new_category: text,
  correct_category: text,
  category_update_timestamp: z.number().optional().catch(undefined),
  message_template_element: words(2000),
})
type News = z.output<typeof shape>
type Row = Parameters<typeof changeRow>[3]

/** What Meta calls a status, where its event has another name for it. */
const STATUS_OF: Record<string, string> = { REINSTATED: 'APPROVED', UNARCHIVED: 'APPROVED', FLAGGED: 'APPROVED' }
const BAD = new Set(['REJECTED', 'DISABLED', 'PAUSED', 'LOCKED', 'LIMIT_EXCEEDED', 'PENDING_DELETION', 'ARCHIVED'])

/** Brings the mirror up to date. Answers what the number's history says of it; null: it is about no template. */
export async function applyTemplateNews(
  scope: TenantScope,
  wabaId: string,
  item: AccountItem,
): Promise<Pick<AccountNews, 'severity' | 'detail'> | null> {
  const read = shape.safeParse(recordOf(item.raw))
  if (!read.success || !read.data.message_template_name || !read.data.message_template_language) return null
  const news = read.data
  const key = {
    name: read.data.message_template_name,
    language: normalLanguage(read.data.message_template_language),
  }
  await bringUpToDate(scope, wabaId, key, news)
  forgetTemplates({ tenantId: scope.tenantId, wabaId })
  return { severity: severityOf(news), detail: detailOf(key, news) }
}

async function bringUpToDate(scope: TenantScope, wabaId: string, key: Key, news: News): Promise<void> {
  if (news.event === 'DELETED') return markDeleted(scope, wabaId, key.name, key.language)
  const known = await changeRow(scope, wabaId, key, changeOf(news))
  // Its text comes in pieces that are no components, and one that we do not know is not all here.
  if (!known || news.message_template_element !== undefined) await syncSoon(scope, wabaId)
}

/** By the keys that are there, whatever the field is called. */
function changeOf(news: News): Row {
  const { event, new_quality_score, new_category, correct_category, category_update_timestamp } = news
  const status = event === undefined ? undefined : (STATUS_OF[event] ?? event)
  return {
    ...(status !== undefined && { status, reason: reasonOf(news) }),
    ...(news.message_template_category && { category: news.message_template_category }),
    ...(new_quality_score && { quality: new_quality_score }),
    ...(new_category && { category: new_category, nextCategory: null, nextCategoryAt: null }),
    ...(correct_category && {
      nextCategory: correct_category,
      nextCategoryAt: category_update_timestamp === undefined ? null : category_update_timestamp * 1000,
    }),
  }
}

function reasonOf({ reason, rejection_info, other_info }: News): string | null {
  const told = [rejection_info?.reason ?? other_info?.description, rejection_info?.recommendation]
  const said = told.filter(Boolean).join(' ')
  if (said !== '') return said
  return reason && reason !== 'NONE' ? reason : null
}

function severityOf({ event, new_quality_score }: News): AccountNews['severity'] {
  return (event !== undefined && BAD.has(event)) || new_quality_score === 'RED' ? 'warning' : 'info'
}

function detailOf({ name, language }: Key, news: News): AccountNews['detail'] {
  const reason = reasonOf(news)
  return {
    template: name,
    language,
    ...(reason && { reason }),
    ...(news.new_quality_score && { quality: news.new_quality_score }),
    ...(news.new_category && { category: news.new_category }),
    ...(news.correct_category && { next: news.correct_category }),
  }
}
