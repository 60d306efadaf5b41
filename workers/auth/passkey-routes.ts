import { z } from '@hono/zod-openapi'
import type { Env } from '../env'
import { notFound } from '../platform/problem'
import type { TenantScope } from '../platform/tenant-scope'
import { answer, apiRoutes, endpoint, jsonOf } from './endpoint'
import { keepChallenge, useChallenge } from './passkey-challenges'
import { confirmAgain, passkeyKnown, passkeyUnfit, tooManyPasskeys } from './passkey-problems'
import { addPasskey, MOST_PASSKEYS, passkeysOf, removePasskey, viewOf } from './passkey-queries'
import { creationOptions, newPasskeyResponse } from './passkey-shapes'
import { forgetSessions } from './person'
import { type Person, type Principal, personOf } from './principal'
import { lastProofAt, noteSecondProof, PROOF_MS } from './proof'
import { mayEnrol } from './second-factor-first'
import { tellOfTwoFactor } from './two-factor-mail'

const passkeyShape = z
  .object({
    id: z.string(),
    name: z.string(),
    createdAt: z.number(),
    synced: z
      .boolean()
      .openapi({ description: 'Kept by a service, so that it is on other devices of the person too.' }),
  })
  .openapi('Passkey', { description: 'A device, or a service that keeps passkeys, with which its person signs in.' })

const getList = endpoint('account.read', {
  method: 'get',
  path: '/passkeys',
  tag: 'Account',
  summary: 'Your passkeys, the oldest first',
  responses: { 200: answer(`At most ${MOST_PASSKEYS}`, z.object({ passkeys: z.array(passkeyShape) })) },
})

const postOptions = endpoint('account.read', {
  method: 'post',
  path: '/passkeys/options',
  tag: 'Account',
  summary: 'What to ask a device for that shall become a passkey',
  description: 'Good once, for five minutes, in this session. Only within 15 minutes of having signed in.',
  idempotency: 'secret',
  responses: { 200: answer('For navigator.credentials.create()', z.object({ options: creationOptions })) },
})

const post = endpoint('account.read', {
  method: 'post',
  path: '/passkeys',
  tag: 'Account',
  summary: 'Add a passkey',
  description: 'Only within 15 minutes of having signed in.',
  request: { body: jsonOf(z.object({ response: newPasskeyResponse, name: z.string().trim().min(1).max(100) })) },
  responses: { 201: answer('It can be used to sign in', z.object({ passkey: passkeyShape })) },
})

const remove = endpoint('account.read', {
  method: 'delete',
  path: '/passkeys/{passkeyId}',
  tag: 'Account',
  summary: 'Remove a passkey: nobody signs in with it any more',
  description: 'Only within 15 minutes of having signed in.',
  request: { params: z.object({ passkeyId: z.string().max(80) }) },
  responses: { 200: answer('It is gone', z.object({ removed: z.literal(true) })) },
})

export const passkeyRoutes = apiRoutes()
  .openapi(getList, async (c) => {
    const held = await passkeysOf(c.var.tenant, personOf(c.var.principal).userId)
    return c.json({ passkeys: held.map(viewOf) }, 200)
  })
  .openapi(postOptions, async (c) => {
    const person = await proven(c.env, c.var.tenant, c.var.principal)
    const held = await passkeysOf(c.var.tenant, person.userId)
    if (held.length >= MOST_PASSKEYS) throw tooManyPasskeys()
    const { askForNew } = await import('./passkey-ceremony')
    const options = await askForNew(c.req.raw, person, held)
    await keepChallenge(c.var.tenant.db, { kind: 'add', sessionId: person.sessionId }, options.challenge)
    return c.json({ options }, 200)
  })
  .openapi(post, async (c) => {
    const person = await proven(c.env, c.var.tenant, c.var.principal)
    const { userId, sessionId } = person
    const { response, name } = c.req.valid('json')
    const { challengeOf, checkNew } = await import('./passkey-ceremony')
    const challenge = challengeOf(response)
    if (challenge === null || !(await useChallenge(c.var.tenant.db, { kind: 'add', sessionId }, challenge)))
      throw passkeyUnfit()
    const fit = await checkNew(c.req.raw, challenge, response)
    if (!fit) throw passkeyUnfit()
    const passkey = await addPasskey(c.var.tenant, userId, { name, ...fit })
    if (passkey) {
      await noteSecondProof(c.var.tenant.db, sessionId)
      forgetSessions([sessionId])
      await tellOfTwoFactor(c.env, c.req.raw, person, 'passkey_added')
      return c.json({ passkey }, 201)
    }
    throw (await passkeysOf(c.var.tenant, userId)).length < MOST_PASSKEYS ? passkeyKnown() : tooManyPasskeys()
  })
  .openapi(remove, async (c) => {
    const person = await proven(c.env, c.var.tenant, c.var.principal)
    if (!(await removePasskey(c.var.tenant, person.userId, c.req.valid('param').passkeyId))) throw notFound('passkey')
    await tellOfTwoFactor(c.env, c.req.raw, person, 'passkey_removed')
    return c.json({ removed: true as const }, 200)
  })

/** The person, who has just proved who they are. Throws a 403. */
async function proven(env: Env, tenant: TenantScope, principal: Principal): Promise<Person> {
  const person = personOf(principal)
  await mayEnrol(env, person)
  if (Date.now() - (await lastProofAt(tenant.db, person.sessionId)) > PROOF_MS) throw confirmAgain()
  return person
}
