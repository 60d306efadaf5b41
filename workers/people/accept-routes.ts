import { z } from '@hono/zod-openapi'
import { answer, jsonOf, publicEndpoint, publicRoutes } from '../auth/endpoint'
import { addressOf, limiterName } from '../auth/limiter-name'
import { LONGEST_PASSWORD, SHORTEST_PASSWORD } from '../auth/password'
import { forgetPeople } from '../auth/person'
import { spend } from '../auth/rate-limit'
import { crossSite, isFromForeignPage } from '../auth/same-origin'
import type { Env } from '../env'
import { sha256Hex } from '../platform/bytes'
import { newId } from '../platform/ids'
import { Problem } from '../platform/problem'
import { acceptInvitation, findInvited, type Invited } from './invitation-queries'

/** From one address in a minute: a link is 256 random bits, so this only keeps the database quiet. */
const TRIES = 60

const token = z.string().min(20).max(100)
/** Not in the address, which logs keep. */
const LINK = 'x-whatsnexus-invitation'

const getInvited = publicEndpoint({
  method: 'get',
  path: '/invitations/accept',
  tag: 'People',
  summary: 'What a link invites to',
  request: { headers: z.object({ [LINK]: token }) },
  responses: {
    200: answer(
      'The invitation',
      z.object({
        organization: z.string(),
        email: z.string(),
        hasAccount: z.boolean().openapi({ description: 'Else they say their name.' }),
        signsInBy: z
          .enum(['password', 'provider'])
          .openapi({ description: "provider: the organization's own. Who is new chooses no password then." }),
      }),
    ),
  },
})

const postAccept = publicEndpoint({
  method: 'post',
  path: '/invitations/accept',
  tag: 'People',
  summary:
    'Accept an invitation; then sign in. Who is new here says their name and, if it is needed, chooses a password',
  request: {
    body: jsonOf(
      z.object({
        token,
        name: z.string().trim().min(1).max(200).optional(),
        password: z.string().min(SHORTEST_PASSWORD).max(LONGEST_PASSWORD).optional(),
      }),
    ),
  },
  responses: { 200: answer('They work here now', z.object({ email: z.string(), tenantId: z.string() })) },
})

export const acceptRoutes = publicRoutes()
  .openapi(getInvited, async (c) => {
    const invited = await invitedBy(c.env, c.req.raw, c.req.valid('header')[LINK])
    const { invitation, organization, user, byProvider } = invited
    const signsInBy = byProvider ? ('provider' as const) : ('password' as const)
    return c.json({ organization, email: invitation.email, hasAccount: user !== null, signsInBy }, 200)
  })
  .openapi(postAccept, async (c) => {
    if (isFromForeignPage(c.req.raw)) throw crossSite()
    const { token, name, password } = c.req.valid('json')
    const { invitation, user, byProvider } = await invitedBy(c.env, c.req.raw, token)
    const account = user ? null : await newAccount(name, byProvider ? null : password)
    const userId = user?.id ?? account?.id ?? ''
    await acceptInvitation(c.env, invitation, { userId, account }, Date.now())
    forgetPeople([userId])
    return c.json({ email: invitation.email, tenantId: invitation.tenantId }, 200)
  })

async function invitedBy(env: Env, request: Request, token: string): Promise<Invited> {
  await spend(env, await limiterName(env, 'invitation', addressOf(request)), TRIES)
  const invited = await findInvited(env, await sha256Hex(token), Date.now())
  if (!invited) throw isOver()
  return invited
}

/** `password` null: none is needed, and none is kept. */
async function newAccount(name: string | undefined, password: string | null | undefined) {
  if (name === undefined || password === undefined) throw incomplete()
  const { hashPassword } = await import('better-auth/crypto')
  return { id: newId('usr'), name, passwordHash: password === null ? null : await hashPassword(password) }
}

function isOver(): Problem {
  return new Problem({
    status: 404,
    code: 'invitation.over',
    title: 'This invitation is over',
    detail: 'The link was used, taken back, replaced by a newer one, or is older than a week.',
    nextStep: 'Ask whoever invited you to send it again, and use the newest e-mail.',
  })
}

function incomplete(): Problem {
  return new Problem({
    status: 422,
    code: 'invitation.incomplete',
    title: 'Name and password needed',
    detail: 'You are new here, so you need a name and a password.',
    nextStep: 'Say your name and choose a password.',
  })
}
