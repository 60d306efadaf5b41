import type { Fields } from '../fields.ts'
import type { Account, AccountNumber, Books } from './model.ts'
import type { StoredTemplate } from './template-store.ts'

/** What Meta tells of its own accord: to every app that hears of the account, at that app's own address. */
export function tell(books: Books, account: Account, field: string, value: object): void {
  for (const id of account.subscribed.keys()) {
    const app = books.apps.get(id)
    if (app) books.host.tell(app, { wabaId: account.id, field, value })
  }
}

function about(template: StoredTemplate): Fields {
  return {
    message_template_id: Number(template.id),
    message_template_name: template.name,
    message_template_language: template.language,
  }
}

export function setTemplateStatus(
  books: Books,
  account: Account,
  template: StoredTemplate,
  status: string,
  more: Fields = {},
): void {
  template.status = status
  if (status === 'DELETED') account.templates = account.templates.filter((one) => one !== template)
  if (typeof more.reason === 'string') template.rejected_reason = more.reason
  tell(books, account, 'message_template_status_update', {
    event: status,
    ...about(template),
    message_template_category: template.category,
    reason: 'NONE',
    ...more,
  })
}

export function setTemplateQuality(books: Books, account: Account, template: StoredTemplate, score: string): void {
  const previous = template.quality_score.score
  template.quality_score = { score }
  tell(books, account, 'message_template_quality_update', {
    previous_quality_score: previous,
    new_quality_score: score,
    ...about(template),
  })
}

/** `announced`: in a day, not now. */
export function setTemplateCategory(
  books: Books,
  account: Account,
  template: StoredTemplate,
  { category, announced }: { category: string; announced: boolean },
): void {
  if (announced) {
    template.correct_category = category
    const category_update_timestamp = Math.floor(books.host.now() / 1000) + 86_400
    const now = { new_category: template.category, correct_category: category, category_update_timestamp }
    return tell(books, account, 'template_category_update', { ...about(template), ...now })
  }
  const previous_category = template.category
  template.category = category
  tell(books, account, 'template_category_update', { ...about(template), previous_category, new_category: category })
}

const REFUSED = /reject|refuse/
const ADVERTISES = /\b(?:sale|discount|% off|coupon)\b/i

/** A moment later Meta has read it: names with “reject” in them are, and advertising is no utility. */
export function review(books: Books, account: Account, template: StoredTemplate): void {
  books.host.later(books.host.reviewMs, () => {
    if (template.status !== 'PENDING' || !account.templates.includes(template)) return
    const text = template.components.map((one) => String(one.text ?? '')).join(' ')
    if (REFUSED.test(template.name))
      return setTemplateStatus(books, account, template, 'REJECTED', {
        reason: 'INVALID_FORMAT',
        rejection_info: {
          reason: 'The text does not say what it is about.',
          recommendation: 'Say in one sentence why the customer hears this.',
        },
      })
    setTemplateStatus(books, account, template, 'APPROVED')
    if (template.category === 'UTILITY' && ADVERTISES.test(text))
      setTemplateCategory(books, account, template, { category: 'MARKETING', announced: false })
  })
}

/** What changed of a number, with the webhook that says so. */
export function changeNumber(books: Books, number: AccountNumber, change: Partial<AccountNumber>): void {
  const account = books.accounts.get(number.wabaId)
  const before = { ...number }
  Object.assign(number, change)
  if (!account) return
  const display_phone_number = number.displayPhoneNumber.replace(/\D/g, '')
  const quality = (event: string) =>
    tell(books, account, 'phone_number_quality_update', {
      display_phone_number,
      event,
      current_limit: number.tier,
      old_limit: before.tier,
      max_daily_conversations_per_business: number.tier,
    })
  if (before.quality !== number.quality) quality(number.quality === 'RED' ? 'FLAGGED' : 'UNFLAGGED')
  if (before.tier !== number.tier) quality('UPGRADE')
  if (before.throughput !== number.throughput) quality('THROUGHPUT_UPGRADE')
  if (before.nameStatus !== number.nameStatus)
    tell(books, account, 'phone_number_name_update', {
      display_phone_number,
      decision: number.nameStatus === 'DECLINED' ? 'REJECTED' : 'APPROVED',
      requested_verified_name: number.name,
      rejection_reason: number.nameStatus === 'DECLINED' ? 'NAME_FORMAT_UNACCEPTABLE' : null,
    })
}

/** In force for so long; none lifts them. */
export function restrict(books: Books, account: Account, types: string[], seconds: number): void {
  const expiration = Math.floor(books.host.now() / 1000) + seconds
  const mine = [...books.numbers.values()].filter(({ wabaId }) => wabaId === account.id)
  for (const number of mine) number.canSend = types.length > 0 ? 'BLOCKED' : 'AVAILABLE'
  tell(books, account, 'account_update', {
    event: 'ACCOUNT_RESTRICTION',
    restriction_info: types.map((restriction_type) => ({ restriction_type, expiration })),
  })
}

/** The business takes the app away: its tokens are dead for this account. */
export function uninstall(books: Books, account: Account): void {
  tell(books, account, 'account_update', {
    event: 'PARTNER_APP_UNINSTALLED',
    waba_info: { waba_id: account.id, owner_business_id: account.owner },
  })
  account.subscribed.clear()
  for (const token of books.tokens.values()) if (token.accounts.includes(account.id)) token.revoked = true
}
