import type { Env } from '../env'
import { sha256Hex } from '../platform/bytes'
import { type TenantScope, tenantScope } from '../platform/tenant-scope'
import { applyTemplateNews } from '../templates/news'
import type { AccountItem } from '../whatsapp/delivery'
import { type AccountNews, accountNews } from './account-news'
import type { AccountChannel } from './channels'
import { forgetChannels } from './channels'
import { isRecorded, recordEvents } from './events'
import { tellAlarm } from './health-changes'
import { askSoon, changeHealth } from './health-queries'

interface Told {
  tenantId: string
  wabaId: string
  /** The tenant's numbers that it can be about. */
  channels: AccountChannel[]
  items: { key: string; item: AccountItem }[]
}

/**
 * What Meta tells of an account, a number or a template becomes health, history and mirror. Loaded when the first such
 * webhook comes. Safe to repeat: every step writes what is true, and history knows each event by its key.
 */
export async function applyAccountItems(env: Env, { tenantId, wabaId, channels, items }: Told): Promise<void> {
  const scope = tenantScope(env, tenantId)
  for (const { key, item } of items) {
    // Hashed: what has no id is known by its content, which is not for a column that is shown.
    const id = `acc_${(await sha256Hex(key)).slice(0, 40)}`
    if (await isRecorded(scope, id)) continue // an older one that Meta repeats must not undo a newer one
    const about = await applyTemplateNews(scope, wabaId, item)
    const news = { ...accountNews(item), ...about }
    const meant = numbersOf(news, channels)
    await apply(env, scope, news, meant)
    const [only] = news.number === undefined ? [] : meant
    const { kind, severity, detail } = news
    const event = { id, channelId: only?.id ?? null, wabaId, kind, severity, detail, byUser: null, at: Date.now() }
    await recordEvents(scope, [event])
  }
}

function numbersOf({ number }: AccountNews, channels: AccountChannel[]): AccountChannel[] {
  if (number === undefined) return channels
  return channels.filter(({ displayPhoneNumber }) => displayPhoneNumber.replace(/\D/g, '') === number)
}

async function apply(env: Env, scope: TenantScope, news: AccountNews, meant: AccountChannel[]): Promise<void> {
  for (const { id } of meant) {
    const changed = news.health && (await changeHealth(scope, id, news.health))
    if (changed) await tellAlarm(env, scope, id, changed)
  }
  if (news.ask)
    await askSoon(
      scope,
      meant.map(({ id }) => id),
    )
  forgetChannels()
}
