import { type MessageKey, t } from '../i18n'
import { dateOnly } from '../i18n/time'
import { categoryName, reasonSaid, statusSaid } from '../templates/words'
import type { ChannelEvent } from './server'
import { limitWord, nameSaid, qualitySaid, restrictionWords } from './words'

/** What Meta's fields are about. */
const FIELDS: Record<string, MessageKey> = {
  phone_number_quality_update: 'channels.eventQuality',
  phone_number_name_update: 'channels.eventName',
  account_update: 'channels.eventAccount',
  account_alerts: 'channels.eventAlert',
  account_review_update: 'channels.eventReview',
  business_capability_update: 'channels.eventCapability',
  security: 'channels.eventSecurity',
  message_template_status_update: 'channels.eventTemplateStatus',
  message_template_quality_update: 'channels.eventTemplateQuality',
  template_category_update: 'channels.eventTemplateCategory',
  message_template_components_update: 'channels.eventTemplateChanged',
}

const OWN_TEMPLATE: Record<string, MessageKey> = {
  'template.created': 'channels.didTemplateCreate',
  'template.edited': 'channels.didTemplateEdit',
  'template.deleted': 'channels.didTemplateDelete',
  'template.unpaused': 'channels.didTemplateUnpause',
  'template.fallbacks_changed': 'channels.didTemplateFallbacks',
}

const OWN: Record<string, MessageKey> = {
  'connection.connected': 'channels.didConnect',
  'connection.disconnected': 'channels.didDisconnect',
  'connection.token_changed': 'channels.didToken',
  'connection.registered': 'channels.didRegister',
  'connection.subscribed': 'channels.didSubscribe',
  'connection.override_set': 'channels.didOverride',
  'connection.override_removed': 'channels.didOverrideRemove',
  'connection.reconnected': 'channels.didReconnect',
  'connection.app_secret_stored': 'channels.didSecret',
  'connection.settings_changed': 'channels.didSettings',
}

/** What our own look at the number found changed: what it is about, and how it is now. */
const FOUND: Record<string, [about: MessageKey, now: (to: string) => string]> = {
  token: ['channels.token', (to) => TOKEN[to]?.() ?? plain(to)],
  quality: ['channels.quality', (to) => qualitySaid(to).word],
  name: ['channels.displayName', (to) => nameSaid(to).word],
  status: ['channels.one', (to) => STATUS[to]?.() ?? plain(to)],
  limit: ['channels.limit', limitWord],
  throughput: ['channels.throughput', (to) => THROUGHPUT[to]?.() ?? plain(to)],
  can_send: ['channels.restrictions', (to) => CAN_SEND[to]?.() ?? plain(to)],
  callback: ['channels.callbackUrl', (to) => to],
}

const TOKEN: Record<string, () => string> = {
  valid: () => t('channels.tokenValid'),
  expiring: () => t('channels.tokenExpiring'),
  invalid: () => t('channels.tokenInvalid'),
}

const STATUS: Record<string, () => string> = {
  CONNECTED: () => t('channels.connected'),
  PENDING: () => t('channels.unregistered'),
  UNVERIFIED: () => t('channels.unregistered'),
  DISCONNECTED: () => t('channels.unregistered'),
  BANNED: () => t('channels.blocked'),
}

const THROUGHPUT: Record<string, () => string> = {
  STANDARD: () => t('channels.perSecond', { n: 80 }),
  HIGH: () => t('channels.perSecond', { n: 1_000 }),
}

const CAN_SEND: Record<string, () => string> = {
  AVAILABLE: () => t('channels.restrictionsNone'),
  LIMITED: () => t('channels.limited'),
  BLOCKED: () => t('channels.blocked'),
}

/** One sentence; what we do not know is shown as Meta named it. */
export function eventWords({ kind, detail }: ChannelEvent): string {
  const own = OWN[kind]
  if (own) return t(own)
  const ofTemplate = OWN_TEMPLATE[kind]
  if (ofTemplate) return t(ofTemplate, { name: String(detail.template ?? '') })
  const [field = '', event = ''] = kind.split('.')
  if (field === 'check') return foundWords(event, String(detail.to ?? ''))
  const key = FIELDS[field]
  const what = detailWords(event, detail)
  return key ? t(key, { what }) : [plain(field), what].filter(Boolean).join(': ')
}

function foundWords(what: string, to: string): string {
  if (what === 'subscription') return t(to === 'yes' ? 'channels.didSubscribe' : 'channels.notSubscribedText')
  const found = FOUND[what]
  return found ? `${t(found[0])}: ${found[1](to)}` : [plain(what), plain(to)].filter(Boolean).join(': ')
}

/** Meta's word for what happened, and what is known of it. */
function detailWords(event: string, detail: ChannelEvent['detail']): string {
  const told = (name: string) => (detail[name] === undefined ? '' : String(detail[name]))
  const { word } = statusSaid(event)
  const category = told('next') || told('category')
  return [
    told('template') || told('name'),
    word === event ? plain(event) : word,
    told('quality') && qualitySaid(told('quality')).word,
    told('limit') && limitWord(told('limit')),
    category && categoryName(category),
    ...told('types').split(', ').filter(Boolean).map(restrictionWords),
    typeof detail.until === 'number' && t('channels.until', { date: dateOnly(detail.until) }),
    told('reason') && reasonWords(told('reason')),
  ]
    .filter(Boolean)
    .join(' · ')
}

/** Meta writes sentences, and names such as NAME_FORMAT_UNACCEPTABLE. */
function reasonWords(reason: string): string {
  const said = reasonSaid(reason) ?? ''
  return /^[A-Z_]+$/.test(said) ? plain(said) : said
}

function plain(words: string): string {
  return words.replaceAll('_', ' ').toLowerCase()
}
