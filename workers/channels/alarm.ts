import type { ChannelHealth } from './health'

/** The worst thing that is wrong with a number. */
export interface ChannelAlarm {
  severity: 'warning' | 'critical'
  code:
    | 'disconnected'
    | 'token_invalid'
    | 'not_registered'
    | 'restricted'
    | 'not_subscribed'
    | 'sends_failing'
    | 'silent'
    | 'quality_red'
    | 'name_declined'
}

const CLOSED = new Set(['BANNED', 'RESTRICTED', 'DELETED', 'MIGRATED', 'FLAGGED_BANNED'])
const UNREGISTERED = new Set(['PENDING', 'UNVERIFIED', 'DISCONNECTED'])
const NAME_REFUSED = new Set(['DECLINED', 'REJECTED'])

interface Known {
  onBusinessApp: boolean
  health: ChannelHealth | null
}

/** Connected here, but Meta does not know it for sending and receiving: its PIN was wrong, or somebody took it off. */
export function isUnregistered({ onBusinessApp, health }: Known): boolean {
  return !onBusinessApp && UNREGISTERED.has(health?.status ?? '')
}

/** null: nothing that we know of. */
export function alarmOf(
  { disconnectedAt, onBusinessApp, health }: Known & { disconnectedAt: number | null },
  now: number,
): ChannelAlarm | null {
  if (disconnectedAt !== null) return { severity: 'critical', code: 'disconnected' }
  if (!health) return null
  if (health.token === 'invalid' || health.missingScopes.length > 0)
    return { severity: 'critical', code: 'token_invalid' }
  if (isUnregistered({ onBusinessApp, health })) return { severity: 'critical', code: 'not_registered' }
  if (isRestricted(health, now)) return { severity: 'critical', code: 'restricted' }
  if (health.subscribed === false) return { severity: 'critical', code: 'not_subscribed' }
  const noticed = new Set(health.noticed.map(({ code }) => code))
  if (noticed.has('sends_failing')) return { severity: 'critical', code: 'sends_failing' }
  if (noticed.has('silent')) return { severity: 'critical', code: 'silent' }
  if (health.quality === 'RED') return { severity: 'warning', code: 'quality_red' }
  if (NAME_REFUSED.has(health.nameStatus ?? '')) return { severity: 'warning', code: 'name_declined' }
  return null
}

function isRestricted({ restrictions, status, canSend }: ChannelHealth, now: number): boolean {
  const inForce = restrictions.some(({ endsAt }) => endsAt === null || endsAt > now)
  return inForce || canSend === 'BLOCKED' || CLOSED.has(status ?? '')
}
