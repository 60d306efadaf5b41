import { z } from '@hono/zod-openapi'
import { answer, apiRoutes, endpoint } from '../auth/endpoint'
import { personOf } from '../auth/principal'
import { Problem } from '../platform/problem'
import { colleagueUnder } from './may-give'
import { worksElsewhere } from './queries'
import { resetSecondFactor } from './second-factor'

const remove = endpoint('person.write', {
  method: 'delete',
  path: '/people/{userId}/second-factor',
  tag: 'People',
  summary: 'Somebody has lost their second factor: take it away, so that they can set up another',
  description: 'Their authenticator app, recovery codes and passkeys go, and all their sessions end. They hear of it.',
  request: { params: z.object({ userId: z.string().max(80) }) },
  idempotency: 'object',
  responses: {
    200: answer('They have none now', z.object({ removed: z.boolean().openapi({ description: 'False: had none.' }) })),
  },
})

export const secondFactorRoutes = apiRoutes().openapi(remove, async (c) => {
  const person = personOf(c.var.principal)
  const { userId } = c.req.valid('param')
  const colleague = await colleagueUnder(c.var.tenant, person, userId)
  // A screen that somebody left open must not be enough: one's own asks for the password.
  if (userId === person.userId) throw yourOwn()
  if (await worksElsewhere(c.var.tenant, userId)) throw neededElsewhere()
  return c.json({ removed: await resetSecondFactor(c.env, c.req.raw, c.var.tenant, colleague) }, 200)
})

function yourOwn(): Problem {
  return new Problem({
    status: 409,
    code: 'person.own_second_factor',
    title: 'Your own',
    detail: 'Here only a colleague’s second factor is taken away.',
    nextStep: 'Change your own under Account, where your password is asked for.',
  })
}

function neededElsewhere(): Problem {
  return new Problem({
    status: 409,
    code: 'person.second_factor_elsewhere',
    title: 'Works for another organization too',
    detail: 'Their second factor protects every organization they work for, so nobody of one can take it away.',
    nextStep: 'They sign in with a recovery code or a passkey; when there is none, the operator of WhatsNexus helps.',
  })
}
