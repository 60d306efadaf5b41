import { z } from '@hono/zod-openapi'
import type { Env } from '../env'
import { Problem } from '../platform/problem'
import { answer, apiRoutes, endpoint, jsonOf } from './endpoint'
import { LONGEST_PASSWORD } from './password'
import { type Person, personOf } from './principal'
import { mayEnrol } from './second-factor-first'
import { endedSessions } from './sessions-end'
import { takeTry } from './sign-in-tries'
import type { Done, Refusal } from './two-factor-auth'
import { useCode } from './two-factor-codes'
import { tellOfTwoFactor } from './two-factor-mail'
import { isNotOn, isOnAlready, isRequired, passwordWrong, wrongCode } from './two-factor-problems'
import { findSecondFactors, findSessionRow, succeed } from './two-factor-queries'

const password = z
  .string()
  .min(1)
  .max(LONGEST_PASSWORD)
  .optional()
  .openapi({ description: 'Left out only by who has none, because their organization signs them in.' })
const code = z
  .string()
  .max(20)
  .transform((typed) => typed.replaceAll(/\s/g, ''))
  .pipe(z.string().regex(/^\d{6}$/))
const recoveryCodes = z.array(z.string()).openapi({ description: 'Shown this once; each works once.' })

const getState = endpoint('account.read', {
  method: 'get',
  path: '/two-factor',
  tag: 'Account',
  summary: 'Which second factors you have, and whether your organization asks for one',
  responses: {
    200: answer(
      'Yours',
      z.object({ app: z.boolean(), passkeys: z.number(), recoveryCodesLeft: z.number(), required: z.boolean() }),
    ),
  },
})

const postStart = endpoint('account.read', {
  method: 'post',
  path: '/two-factor',
  tag: 'Account',
  summary: 'Start to set up an authenticator app; it counts once it is confirmed with a code',
  idempotency: 'secret',
  request: { body: jsonOf(z.object({ password })) },
  responses: {
    200: answer('For the app to read', z.object({ uri: z.string().openapi({ example: 'otpauth://totp/…' }) })),
  },
})

const postConfirm = endpoint('account.read', {
  method: 'post',
  path: '/two-factor/confirm',
  tag: 'Account',
  summary: 'Confirm the authenticator app with its code; your other sessions end',
  idempotency: 'secret',
  request: { body: jsonOf(z.object({ code })) },
  responses: { 200: answer('It is on', z.object({ recoveryCodes })) },
})

const deleteTwoFactor = endpoint('account.read', {
  method: 'delete',
  path: '/two-factor',
  tag: 'Account',
  summary: 'Switch the authenticator app off; your other sessions end',
  idempotency: 'secret',
  request: { body: jsonOf(z.object({ password })) },
  responses: { 200: answer('It is off', z.object({ app: z.literal(false) })) },
})

const postCodes = endpoint('account.read', {
  method: 'post',
  path: '/two-factor/recovery-codes',
  tag: 'Account',
  summary: 'Make new recovery codes; the old ones stop working',
  idempotency: 'secret',
  request: { body: jsonOf(z.object({ password })) },
  responses: { 200: answer('The new ones', z.object({ recoveryCodes })) },
})

export const twoFactorRoutes = apiRoutes()
  .openapi(getState, async (c) => {
    const { userId } = personOf(c.var.principal)
    const found = await findSecondFactors(c.env, userId)
    const { recoveryCodes } = await import('./two-factor-auth')
    const left = found.app ? (await recoveryCodes(c.env, c.req.raw, userId)).length : 0
    return c.json({ ...found, recoveryCodesLeft: left }, 200)
  })
  .openapi(postStart, async (c) => {
    const person = personOf(c.var.principal)
    await mayEnrol(c.env, person)
    const { startTwoFactor } = await import('./two-factor-auth')
    const { uri } = await withPassword(c.env, c.req.raw, person, () =>
      startTwoFactor(c.env, c.req.raw, c.req.valid('json').password),
    )
    return c.json({ uri }, 200)
  })
  .openapi(postConfirm, async (c) => {
    const person = personOf(c.var.principal)
    const { code } = c.req.valid('json')
    const { confirmTwoFactor, recoveryCodes } = await import('./two-factor-auth')
    if ((await findSecondFactors(c.env, person.userId)).app) throw isOnAlready()
    await mayEnrol(c.env, person)
    const before = await sessionOf(c.env, person)
    if (!(await useCode(c.env, person.email, code))) throw wrongCode()
    const { sessionId, cookies } = orThrow(await confirmTwoFactor(c.env, c.req.raw, code))
    const ended = await succeed(c.env, before, { sessionId, verifiedAt: Date.now() })
    await endedSessions(c.env, person.userId, ended)
    await tellOfTwoFactor(c.env, c.req.raw, person, 'two_factor_on')
    for (const cookie of cookies) c.header('set-cookie', cookie, { append: true })
    return c.json({ recoveryCodes: await recoveryCodes(c.env, c.req.raw, person.userId) }, 200)
  })
  .openapi(deleteTwoFactor, async (c) => {
    const person = personOf(c.var.principal)
    const { stopTwoFactor } = await import('./two-factor-auth')
    const held = await findSecondFactors(c.env, person.userId)
    if (!held.app) throw isNotOn()
    if (held.required && held.passkeys === 0) throw isRequired()
    const before = await sessionOf(c.env, person)
    const { sessionId, cookies } = await withPassword(c.env, c.req.raw, person, () =>
      stopTwoFactor(c.env, c.req.raw, c.req.valid('json').password),
    )
    const ended = await succeed(c.env, before, { sessionId, verifiedAt: null })
    await endedSessions(c.env, person.userId, ended)
    await tellOfTwoFactor(c.env, c.req.raw, person, 'two_factor_off')
    for (const cookie of cookies) c.header('set-cookie', cookie, { append: true })
    return c.json({ app: false as const }, 200)
  })
  .openapi(postCodes, async (c) => {
    const person = personOf(c.var.principal)
    const { renewRecoveryCodes } = await import('./two-factor-auth')
    const { recoveryCodes } = await withPassword(c.env, c.req.raw, person, () =>
      renewRecoveryCodes(c.env, c.req.raw, c.req.valid('json').password),
    )
    return c.json({ recoveryCodes }, 200)
  })

/** Whoever finds a screen unlocked must not be able to guess the password here without end. */
async function withPassword<More>(
  env: Env,
  request: Request,
  { email }: Person,
  act: () => Promise<Done<More>>,
): Promise<More> {
  const attempt = await takeTry(env, request, email)
  const result = await act().catch(async (error: unknown) => {
    await attempt.giveBack()
    throw error
  })
  if (!result.ok && result.reason === 'wrong_password') throw passwordWrong(attempt.left)
  await attempt.succeeded()
  return orThrow(result)
}

const PROBLEMS: Record<Refusal, () => Problem> = {
  wrong_password: () => passwordWrong(0),
  wrong_code: () => wrongCode(),
  on_already: isOnAlready,
  not_on: isNotOn,
}

function orThrow<More>(result: Done<More>): More {
  if (!result.ok) throw PROBLEMS[result.reason]()
  return result
}

async function sessionOf(env: Env, { sessionId }: Person) {
  const row = await findSessionRow(env, sessionId)
  if (row) return row
  throw new Problem({
    status: 401,
    code: 'auth.required',
    title: 'Not signed in',
    detail: 'Your session has ended.',
    nextStep: 'Sign in again.',
  })
}
