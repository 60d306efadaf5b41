import type { Env } from '../env'
import type { TenantScope } from '../platform/tenant-scope'
import type { GraphAdmin, Told } from '../whatsapp/graph-admin'
import type { AppFields, NumberFields, TokenFacts } from '../whatsapp/graph-admin-shapes'
import type { GraphFailure } from '../whatsapp/graph-call'
import { DISABLED } from './account-update'
import { channelById } from './channels'
import { graphFor } from './graph-for'
import { type ChannelHealth, UNKNOWN_HEALTH } from './health'
import { recordChanges } from './health-changes'
import { changeHealth, markAsked } from './health-queries'

export const NEEDED_SCOPES = ['whatsapp_business_management', 'whatsapp_business_messaging']
/** A token that ends sooner than this is said to be expiring. */
const EXPIRING_MS = 7 * 24 * 3_600_000
/** Meta: token invalid or expired. */
const TOKEN_CODES = new Set([0, 190])

interface Answers {
  number: Told<NumberFields>
  token: Told<TokenFacts>
  apps: Told<AppFields[]>
}

/** Asks Meta how the number is, with three calls, and keeps the answer. undefined: there is no such connected number. */
export async function checkChannel(
  env: Env,
  scope: TenantScope,
  channelId: string,
): Promise<ChannelHealth | undefined> {
  const channel = await channelById(env, scope.tenantId, channelId)
  if (!channel || channel.disconnectedAt !== null) return undefined
  const now = Date.now()
  await markAsked(scope, channelId, now)
  const connection = await graphFor(env, channel)
  if (!connection) return undefined
  const answers = await askMeta(connection.graph, connection.token, channel)
  const { number } = answers
  const changed = await changeHealth(scope, channelId, (health) => healthFrom(health, answers, now), {
    healthAt: now,
    ...(number.ok && { onBusinessApp: number.value.onBusinessApp }),
  })
  if (changed) await recordChanges(env, scope, channel, changed)
  return changed?.after
}

async function askMeta(
  graph: GraphAdmin,
  token: string,
  { phoneNumberId, wabaId }: { phoneNumberId: string; wabaId: string },
): Promise<Answers> {
  const [number, facts, apps] = await Promise.all([
    graph.number(phoneNumberId),
    graph.debugToken(token),
    graph.subscriptions(wabaId),
  ])
  return { number, token: facts, apps }
}

/** What could not be asked stays as it was. */
export function healthFrom(before: ChannelHealth, { number, token, apps }: Answers, now: number): ChannelHealth {
  const lifted = number.ok && number.value.canSend === 'AVAILABLE'
  const restrictions = stillInForce(before, now).filter(
    ({ type }) => !lifted || !(type === DISABLED || type.startsWith('RESTRICTED_')),
  )
  const health = { ...UNKNOWN_HEALTH, ...before, restrictions }
  Object.assign(health, tokenHealth(health, { number, token }, now))
  if (apps.ok) health.subscribed = apps.value.length > 0
  if (!number.ok) return health
  const { verifiedName, nameStatus, quality, status, throughput, messagingLimit, canSend, portfolioId, callbackUrl } =
    number.value
  return {
    ...health,
    ...{ checkedAt: now, verifiedName, nameStatus, quality, status, throughput, messagingLimit, canSend, callbackUrl },
    portfolioId: portfolioId ?? health.portfolioId,
  }
}

function tokenHealth(
  before: ChannelHealth,
  { number, token }: Pick<Answers, 'number' | 'token'>,
  now: number,
): Pick<ChannelHealth, 'token' | 'tokenEndsAt' | 'missingScopes'> {
  const { tokenEndsAt, missingScopes } = before
  if (refused(number) || refused(token)) return { token: 'invalid', tokenEndsAt, missingScopes }
  // Not every token may ask about itself: that the number was shown proves that it lives.
  if (!token.ok) return { token: number.ok ? 'valid' : before.token, tokenEndsAt, missingScopes }
  const { isValid, endsAt, scopes } = token.value
  if (!isValid) return { token: 'invalid', tokenEndsAt: endsAt, missingScopes }
  const ending = endsAt !== null && endsAt - now < EXPIRING_MS
  return { token: ending ? 'expiring' : 'valid', tokenEndsAt: endsAt, missingScopes: lackingScopes(scopes) }
}

/** None, where Meta tells no scopes at all. */
export function lackingScopes(scopes: string[]): string[] {
  return scopes.length === 0 ? [] : NEEDED_SCOPES.filter((scope) => !scopes.includes(scope))
}

function refused(told: { ok: true } | GraphFailure): boolean {
  return !told.ok && TOKEN_CODES.has(told.code)
}

function stillInForce({ restrictions }: ChannelHealth, now: number): ChannelHealth['restrictions'] {
  return restrictions.filter(({ endsAt }) => endsAt === null || endsAt > now)
}
