import { z } from '@hono/zod-openapi'
import { answer, apiRoutes, endpoint } from '../auth/endpoint'
import { contactInSight } from '../contacts/in-sight'
import { contact } from '../contacts/routes'
import { notFound } from '../platform/problem'

const postReveal = endpoint('contact.reveal', {
  method: 'post',
  path: '/contacts/{contactId}/reveal',
  tag: 'Contacts',
  summary: 'See the numbers and names of one contact in full; that you did is kept',
  idempotency: 'none',
  request: { params: z.object({ contactId: z.string().max(40) }) },
  responses: { 200: answer('The contact, nothing hidden', z.object({ contact })) },
})

/** The one answer in which nothing is hidden. */
export const revealRoutes = apiRoutes().openapi(postReveal, async (c) => {
  const found = await contactInSight(c.env, c.var.tenant, c.req.valid('param').contactId)
  if (!found) throw notFound('contact')
  c.set('revealed', true)
  return c.json({ contact: found }, 200)
})
