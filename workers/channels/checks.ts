import * as z from 'zod'
import type { Env } from '../env'
import type { TenantScope } from '../platform/tenant-scope'
import { appToken, GraphAdmin } from '../whatsapp/graph-admin'
import type { TokenFacts } from '../whatsapp/graph-admin-shapes'
import { callbackOf, callbackUrl } from './callback'
import { DEFAULT_APP, holderOf } from './channels'
import { type CheckFailure, failed, failedCall } from './check-words'
import { ownApps } from './connection-queries'
import { recordAct } from './events'
import { appSecretOf } from './graph-for'
import { lackingScopes } from './health-check'
import { appOfSecret } from './own-app'
import { findChannelOfNumber, putApp } from './queries'

const META_ID = z
  .string()
  .trim()
  .regex(/^[\w-]{1,40}$/)
const accessToken = z.string().trim().min(1).max(1000)
const inAccount = { accessToken, wabaId: META_ID }
const ofNumber = { ...inAccount, phoneNumberId: META_ID }

/** One value of the set-up, with those before it. */
export const channelCheck = z.discriminatedUnion('step', [
  z.object({ step: z.literal('token'), accessToken }),
  z.object({ step: z.literal('waba'), ...inAccount }),
  z.object({ step: z.literal('number'), ...ofNumber }),
  z.object({ step: z.literal('app_secret'), ...ofNumber, appSecret: z.string().trim().min(8).max(200) }),
  z.object({ step: z.literal('webhook'), ...ofNumber, appId: z.string().max(40).default(DEFAULT_APP) }),
])
export type ChannelCheck = z.output<typeof channelCheck>
type Step<Name extends ChannelCheck['step']> = Extract<ChannelCheck, { step: Name }>

/** What Meta says of the values. */
export interface Found {
  token: {
    /** Meta's name and id of the app that gave it. */
    application: string | null
    appId: string | null
    endsAt: number | null
    scopes: string[]
    /** Of another app than the platform's: that one's secret is needed. null: cannot be told. */
    needsAppSecret: boolean | null
    /** Accounts it was given for, where Meta names them. */
    accounts: string[]
  }
  waba: { name: string | null; numbers: { id: string; displayPhoneNumber: string; verifiedName: string | null }[] }
  number: {
    displayPhoneNumber: string
    verifiedName: string | null
    quality: string | null
    nameStatus: string | null
    status: string | null
    onBusinessApp: boolean
    /** Meta will not send with it before it is registered. */
    needsPin: boolean
    /** `connected`: it is one of ours already; `before`: it was, and its conversations go on. */
    known: 'connected' | 'before' | null
  }
  /** Kept by now, encrypted: what has to be entered at Meta, exactly. */
  app_secret: { appId: string; url: string; verifyToken: string }
  webhook: { url: string; verifyToken: string | null; subscribed: boolean; currentUrl: string | null }
}

export type CheckAnswer = { ok: true; found: Found[ChannelCheck['step']] } | CheckFailure

/** Where the check is made, and by whom. */
export interface Checking {
  env: Env
  scope: TenantScope
  origin: string
  by: string
}

/** Tests one value at Meta. Stores nothing but a secret that proved right. */
export function runCheck(checking: Checking, check: ChannelCheck): Promise<CheckAnswer> {
  switch (check.step) {
    case 'token':
      return checkToken(checking.env, check.accessToken)
    case 'waba':
      return checkAccount(checking.env, check)
    case 'number':
      return checkNumber(checking, check)
    case 'app_secret':
      return checkSecret(checking, check)
    case 'webhook':
      return checkWebhook(checking, check)
  }
}

type Checked<Name extends ChannelCheck['step']> = { ok: true; found: Found[Name] } | CheckFailure

export async function checkToken(env: Env, token: string): Promise<Checked<'token'>> {
  const told = await debugToken(env, token)
  if (!told.ok) return failedCall(told)
  const { isValid, scopes, appId, application, endsAt, granted } = told.value
  if (!isValid) return failed('token_invalid')
  const missing = lackingScopes(scopes)
  if (missing.length > 0) return failed('missing_scopes', { missing })
  const needsAppSecret = env.META_APP_ID && appId ? appId !== env.META_APP_ID : null
  const accounts = granted.get('whatsapp_business_management') ?? []
  return { ok: true, found: { application, appId, endsAt, scopes, needsAppSecret, accounts } }
}

/** The app may ask about every token of its own; a token only about itself, and not every one. */
export async function debugToken(env: Env, token: string) {
  const { META_APP_ID: id, META_APP_SECRET: secret } = env
  const byApp = id ? await new GraphAdmin(env, appToken({ id, secret })).debugToken(token) : undefined
  return byApp?.ok && byApp.value.isValid ? byApp : new GraphAdmin(env, token).debugToken(token)
}

/** Whether the token was given for this account. Where Meta names none, the account itself says it when it is asked. */
export function isGranted({ granted }: TokenFacts, wabaId: string): boolean {
  return ['whatsapp_business_management', 'whatsapp_business_messaging'].every((scope) => {
    const targets = granted.get(scope)
    return targets === undefined || targets.includes(wabaId)
  })
}

async function checkAccount(env: Env, { accessToken: token, wabaId }: Step<'waba'>): Promise<Checked<'waba'>> {
  const graph = new GraphAdmin(env, token)
  const account = await graph.account(wabaId)
  if (!account.ok) return failedCall(account)
  const numbers = await graph.numbers(wabaId)
  if (!numbers.ok) return failedCall(numbers)
  return { ok: true, found: { name: account.value.name, numbers: numbers.value } }
}

export async function checkNumber(
  { env, scope }: Pick<Checking, 'env' | 'scope'>,
  { accessToken: token, wabaId, phoneNumberId }: Omit<Step<'number'>, 'step'>,
): Promise<Checked<'number'>> {
  const account = await checkAccount(env, { step: 'waba', accessToken: token, wabaId })
  if (!account.ok) return account
  if (!account.found.numbers.some(({ id }) => id === phoneNumberId)) return failed('number_not_in_account')
  const number = await new GraphAdmin(env, token).number(phoneNumberId)
  if (!number.ok) return failedCall(number)
  const holder = await holderOf(env, phoneNumberId)
  if (holder && holder.tenantId !== scope.tenantId) return failed('number_taken')
  const before = await findChannelOfNumber(scope, phoneNumberId)
  const { displayPhoneNumber, verifiedName, quality, nameStatus, status, onBusinessApp } = number.value
  const needsPin = !onBusinessApp && status !== 'CONNECTED'
  const known = holder ? 'connected' : before ? 'before' : null
  const found = {
    displayPhoneNumber,
    verifiedName,
    quality,
    nameStatus,
    status,
    onBusinessApp,
    needsPin,
    known,
  } as const
  return { ok: true, found }
}

/** Meta refuses a proof that was not made with the secret of the token's app. */
async function checkSecret(checking: Checking, check: Step<'app_secret'>): Promise<Checked<'app_secret'>> {
  const { env, scope, origin, by } = checking
  const { accessToken: token, phoneNumberId, wabaId, appSecret } = check
  const proven = await new GraphAdmin(env, token, appSecret).number(phoneNumberId)
  if (!proven.ok) return failedCall(proven)
  const { slug, verifyToken } = await appOfSecret(env, scope, { phoneNumberId, appSecret })
  await putApp(env, scope, { slug, appSecret, verifyToken })
  await recordAct(scope, { channelId: null, wabaId }, { kind: 'connection.app_secret_stored', byUser: by })
  return { ok: true, found: { appId: slug, url: callbackUrl(env, slug, origin), verifyToken } }
}

async function checkWebhook(checking: Checking, check: Step<'webhook'>): Promise<Checked<'webhook'>> {
  const { env, origin, scope } = checking
  const { appId } = check
  const isOurs = appId === DEFAULT_APP || (await ownApps(scope)).some(({ slug }) => slug === appId)
  if (!isOurs) return failed('wrong_secret')
  const graph = new GraphAdmin(env, check.accessToken, await appSecretOf(env, appId))
  const [apps, number] = await Promise.all([graph.subscriptions(check.wabaId), graph.number(check.phoneNumberId)])
  if (!apps.ok) return failedCall(apps)
  if (!number.ok) return failedCall(number)
  const { url, verifyToken } = await callbackOf(env, appId, origin)
  const currentUrl = number.value.callbackUrl
  if (currentUrl !== null && currentUrl !== url) return failed('callback_elsewhere', { currentUrl, url })
  return { ok: true, found: { url, verifyToken, subscribed: apps.value.length > 0, currentUrl } }
}
