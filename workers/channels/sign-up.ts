import * as z from 'zod'
import type { Env } from '../env'
import { notFound } from '../platform/problem'
import { exchangeCode } from '../whatsapp/graph-admin'
import { DEFAULT_APP } from './channels'
import { failed, failedCall } from './check-words'
import { type Checking, debugToken, isGranted } from './checks'
import { connectChannel, type NewConnection, refusedBy, type Step } from './connect'
import { lackingScopes } from './health-check'

/** What Meta's sign-up window gave the browser: hints all, until the token confirms them. */
export const signUp = z.object({
  code: z.string().min(1).max(4000),
  wabaId: z.string().regex(/^\d{1,40}$/),
  phoneNumberId: z.string().regex(/^\d{1,40}$/),
  pin: z
    .string()
    .regex(/^\d{6}$/, 'Six digits.')
    .optional(),
  name: z.string().trim().max(100).nullable().default(null),
})

/** null: this deployment has no sign-up. */
export function signUpOf({ META_APP_ID, META_CONFIG_ID, GRAPH_VERSION }: Env) {
  return META_APP_ID && META_CONFIG_ID
    ? { appId: META_APP_ID, configId: META_CONFIG_ID, graphVersion: GRAPH_VERSION }
    : null
}

/**
 * The code becomes the customer's token, and the token says which accounts it was given for: a browser that claims
 * another's account is refused here. Throws as connecting does.
 */
export async function connectBySignUp(
  checking: Checking,
  { code, wabaId, phoneNumberId, pin, name }: z.output<typeof signUp>,
): Promise<{ channelId: string; steps: Step[] }> {
  const { env } = checking
  const app = signUpOf(env)
  if (!app) throw notFound('sign_up')
  const exchanged = await exchangeCode(env, { id: app.appId, secret: env.META_APP_SECRET }, code)
  if (!exchanged.ok) throw refusedBy(exchanged.code === 100 ? failed('code_expired') : failedCall(exchanged))
  const facts = await debugToken(env, exchanged.value)
  if (!facts.ok) throw refusedBy(failedCall(facts))
  if (!facts.value.isValid || facts.value.appId !== app.appId) throw refusedBy(failed('token_invalid'))
  const missing = lackingScopes(facts.value.scopes)
  if (missing.length > 0 || facts.value.scopes.length === 0) throw refusedBy(failed('missing_scopes', { missing }))
  // Here Meta always names the accounts: silence is no grant.
  const named = facts.value.granted.get('whatsapp_business_management')
  if (named === undefined || !isGranted(facts.value, wabaId)) throw refusedBy(failed('not_granted'))
  const wanted: NewConnection = {
    ...{ accessToken: exchanged.value, wabaId, phoneNumberId, appId: DEFAULT_APP, name, override: false },
    ...(pin !== undefined && { pin }),
  }
  return connectChannel(checking, wanted)
}
