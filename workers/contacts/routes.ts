import { z } from '@hono/zod-openapi'
import { answer, apiRoutes, endpoint, pageLimit } from '../auth/endpoint'
import { notFound } from '../platform/problem'
import { findContact, listContacts } from './queries'

const contact = z
  .object({
    id: z.string(),
    name: z.string().nullable(),
    username: z.string().nullable(),
    waIds: z.array(z.string()).openapi({ description: 'Phone numbers, digits only; the one seen last first.' }),
    userIds: z.array(z.string()),
    conversationIds: z.array(z.string()),
    createdAt: z.number(),
    updatedAt: z.number(),
  })
  .openapi('Contact')

const getList = endpoint('contact.read', {
  method: 'get',
  path: '/contacts',
  tag: 'Contacts',
  summary: 'Contacts, newest first',
  request: { query: z.object({ before: z.string().max(40).optional(), limit: pageLimit(50, 25) }) },
  responses: {
    200: answer('One page', z.object({ contacts: z.array(contact), before: z.string().nullable() })),
  },
})

const getOne = endpoint('contact.read', {
  method: 'get',
  path: '/contacts/{contactId}',
  tag: 'Contacts',
  summary: 'One contact, also by the id it had before a merge',
  request: { params: z.object({ contactId: z.string().max(40) }) },
  responses: { 200: answer('The contact', z.object({ contact })) },
})

export const contactRoutes = apiRoutes()
  .openapi(getList, async (c) => {
    const { before, limit } = c.req.valid('query')
    const contacts = await listContacts(c.var.tenant, { before, limit })
    return c.json({ contacts, before: contacts.length === limit ? (contacts.at(-1)?.id ?? null) : null }, 200)
  })
  .openapi(getOne, async (c) => {
    const found = await findContact(c.var.tenant, c.req.valid('param').contactId)
    if (!found) throw notFound('contact')
    return c.json({ contact: found }, 200)
  })
