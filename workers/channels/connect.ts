import * as z from 'zod'
import { Problem } from '../platform/problem'
import { GraphAdmin, type Told } from '../whatsapp/graph-admin'
import { callbackOf } from './callback'
import { channelById, DEFAULT_APP } from './channels'
import { type CheckFailure, failed, failedCall } from './check-words'
import { type Checking, checkNumber, type Found } from './checks'
import { recordAct } from './events'
import { appSecretOf } from './graph-for'
import { sayRenewed, tellDashboards } from './health-changes'
import { checkChannel } from './health-check'
import { type ChannelSettings, findChannelOfNumber, putChannel } from './queries'

const pin = z.string().regex(/^\d{6}$/, 'Six digits.')

/** What connects a number. */
export const newConnection = z.object({
  accessToken: z.string().trim().min(1).max(1000),
  wabaId: z
    .string()
    .trim()
    .regex(/^[\w-]{1,40}$/),
  phoneNumberId: z
    .string()
    .trim()
    .regex(/^[\w-]{1,40}$/),
  /** `default`, or what the check of the app secret answered. */
  appId: z.string().max(40).default(DEFAULT_APP),
  name: z.string().trim().max(100).nullable().default(null),
  /** Of the two-step verification; needed when the number is not registered yet. */
  pin: pin.optional(),
  /** Let this number's messages come to our address, whatever the app says elsewhere. Always for an app of one's own. */
  override: z.boolean().default(false),
})
export type NewConnection = z.output<typeof newConnection>
export const pinBody = z.object({ pin })

export interface Step {
  name: 'checked' | 'stored' | 'override' | 'subscribed' | 'registered'
  ok: boolean
  code?: string
  reason?: string
  nextStep?: string
}

/** Meta: both directions together, and with the phone app. */
const PER_SECOND = { usual: 80, onBusinessApp: 20 }
const FRESH = {
  assistant: false,
  keywordRules: [],
  guards: { flood: 30, loop: 10 },
  pairBurst: 45,
  readMarks: true,
}

/**
 * Connects a number: what cannot be is refused before anything is stored; what fails after that is told step by step and
 * can be done again on the channel's page. The row comes before the subscription, for then the first webhook finds it.
 */
export async function connectChannel(
  checking: Checking,
  wanted: NewConnection,
): Promise<{ channelId: string; steps: Step[] }> {
  const checked = await checkNumber(checking, wanted)
  if (!checked.ok) throw refusedBy(checked)
  const channelId = await store(checking, wanted, checked.found)
  const steps: Step[] = [done('checked'), done('stored')]
  const graph = new GraphAdmin(checking.env, wanted.accessToken, await appSecretOf(checking.env, wanted.appId))
  const callback = await callbackOf(checking.env, wanted.appId, checking.origin)
  if ((wanted.override || wanted.appId !== DEFAULT_APP) && callback.verifyToken !== null) {
    const override = { url: callback.url, verifyToken: callback.verifyToken }
    steps.push(stepOf('override', await graph.overrideOf(wanted.phoneNumberId, override), 'callback_refused'))
  }
  steps.push(stepOf('subscribed', await graph.subscribe(wanted.wabaId)))
  if (wanted.pin !== undefined && !checked.found.onBusinessApp)
    steps.push(stepOf('registered', await graph.register(wanted.phoneNumberId, wanted.pin)))
  await finish(checking, { channelId, wabaId: wanted.wabaId, steps, known: checked.found.known })
  return { channelId, steps }
}

async function store(checking: Checking, wanted: NewConnection, found: Found['number']): Promise<string> {
  const { env, scope } = checking
  const before = await findChannelOfNumber(scope, wanted.phoneNumberId)
  const kept = before && (await channelById(env, scope.tenantId, before.id))
  const { wabaId, phoneNumberId, appId, accessToken } = wanted
  const settings: ChannelSettings = {
    ...FRESH,
    messagesPerSecond: found.onBusinessApp ? PER_SECOND.onBusinessApp : PER_SECOND.usual,
    ...kept, // connected again: as it was
    ...{ wabaId, phoneNumberId, appId, accessToken },
    name: wanted.name ?? kept?.name ?? null,
    onBusinessApp: found.onBusinessApp,
    displayPhoneNumber: found.displayPhoneNumber.replace(/[^\d+]/g, ''),
  }
  const put = await putChannel(env, scope, settings)
  if (put.ok) return put.channelId
  throw refusedBy(failed(put.reason === 'other_tenant' ? 'number_taken' : 'wrong_secret'))
}

async function finish(
  { env, scope, by }: Checking,
  {
    channelId,
    wabaId,
    steps,
    known,
  }: { channelId: string; wabaId: string; steps: Step[]; known: Found['number']['known'] },
): Promise<void> {
  const failedSteps = steps.filter(({ ok }) => !ok).map(({ name }) => name)
  await recordAct(
    scope,
    { channelId, wabaId },
    {
      kind: known === null ? 'connection.connected' : 'connection.reconnected',
      byUser: by,
      severity: failedSteps.length > 0 ? 'warning' : 'info',
      detail: failedSteps.length > 0 ? { failed: failedSteps.join(', ') } : {},
    },
  )
  await checkChannel(env, scope, channelId)
  if (known !== null) await sayRenewed(env, { tenantId: scope.tenantId, channelId })
  await tellDashboards(env, scope.tenantId, channelId, 'connected')
}

function done(name: Step['name']): Step {
  return { name, ok: true }
}

export function stepOf(name: Step['name'], told: Told<unknown>, unlike?: CheckFailure['code']): Step {
  if (told.ok) return done(name)
  const failure = failedCall(told)
  const { code, reason, nextStep } = unlike && failure.code !== 'token_invalid' ? failed(unlike) : failure
  return { name, ok: false, code, reason, nextStep }
}

/** 409 `channel.taken`, 403 `channel.not_granted`, else 422 with the code of the check. */
export function refusedBy({ code, reason, nextStep, more }: CheckFailure): Problem {
  const taken = code === 'number_taken'
  const foreign = code === 'foreign_account' || code === 'not_granted'
  return new Problem({
    status: taken ? 409 : foreign ? 403 : code === 'meta_unreachable' ? 502 : 422,
    code: taken ? 'channel.taken' : foreign ? 'channel.not_granted' : `channel.${code}`,
    title: 'Cannot be connected',
    detail: reason,
    nextStep,
    more: { check: code, ...more },
  })
}
