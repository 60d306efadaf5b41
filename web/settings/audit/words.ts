import { nameOf } from '../../channels/words'
import { labelOf, tenant } from '../../frame/tenant'
import { type MessageKey, t } from '../../i18n'
import { formatNumber } from '../../i18n/phone-number'
import { countryName } from '../../usage/words'
import { isAction } from './actions'
import type { AuditEntry } from './server'

/** Of a newer server: better its own word than none. */
export function actionWords(action: string): string {
  return isAction(action) ? t(`audit.${action}`) : action
}

type Names = ReadonlyMap<string, string>

/** `agent:usr_…`, `api:key_…`, `operator`, `system`. */
export function actorWords(actor: string, keys: Names): string {
  const [kind = '', id = ''] = actor.split(/:(.*)/s)
  if (kind === 'agent') return personOf(id) ?? t('frame.formerColleague')
  if (kind === 'api') return keyWords(id, keys)
  return t(kind === 'operator' ? 'audit.operator' : 'frame.system')
}

export function keyWords(id: string, keys: Names): string {
  return t('audit.theKey', { name: keys.get(id) ?? id })
}

function personOf(id: string): string | undefined {
  return tenant.value.people.find((person) => person.id === id)?.name
}

/** What has no name, or none that we know here, is at least said to be what it is. */
const KINDS: Record<string, MessageKey> = {
  usr: 'frame.formerColleague',
  cnv: 'audit.theConversation',
  con: 'audit.theContact',
  ses: 'audit.theSession',
  inv: 'audit.theInvitation',
  rol: 'audit.theRole',
  tm: 'audit.theTeam',
  whk: 'audit.theWebhook',
  doc: 'audit.theDocument',
  pas: 'audit.thePasskey',
  alm: 'audit.theAlarm',
  mrg: 'audit.theMerge',
}

/** Several ids with a stroke between: a team and who came into it, a number and its template. */
export function targetWords({ target }: { target: string | null }, keys: Names): string {
  if (target === null) return t('audit.theOrganization')
  return target
    .split('/')
    .map((id) => partWords(id, keys))
    .join(' · ')
}

function partWords(id: string, keys: Names): string {
  // An operator names a number as Meta does.
  const channel = tenant.value.channels.find((one) => one.id === id || one.phoneNumberId === id)
  if (channel) return `${nameOf(channel)} ${formatNumber(channel.displayPhoneNumber)}`
  if (keys.has(id)) return keyWords(id, keys)
  const known = personOf(id) ?? labelOf(id)?.name
  if (known !== undefined) return known
  const kind = KINDS[id.slice(0, Math.max(0, id.indexOf('_')))]
  return kind ? t(kind) : id
}

/** Where one can look at it. */
export function targetHref({ action, target }: Pick<AuditEntry, 'action' | 'target'>): string | null {
  const isThere = target !== null && /^cnv_[\w-]+$/.test(target) && action !== 'conversation.erased'
  return isThere ? `/inbox/all/${target}` : null
}

/** What was kept with it, as it was kept; countries by their names. */
export function detailPairs({ detail }: Pick<AuditEntry, 'detail'>): [name: string, value: string][] {
  return Object.entries(detail).map(([name, value]) => [
    name,
    name === 'country' ? countryName(String(value)) : String(value ?? '–'),
  ])
}
