import { z } from '@hono/zod-openapi'
import { answer, apiRoutes, endpoint, jsonOf, pageLimit } from '../auth/endpoint'
import { actorOf, masksFor } from '../auth/principal'
import type { Env } from '../env'
import { notFound, Problem } from '../platform/problem'
import type { TenantScope } from '../platform/tenant-scope'
import { contactInSight, contactsInSight, isPartlyHidden, seenOf } from './in-sight'
import { findMerge, type Merge, mergeByHand, undoMerge } from './merge'
import { findContact } from './queries'

export const contact = z
  .object({
    id: z.string(),
    name: z.string().nullable(),
    username: z.string().nullable(),
    waIds: z.array(z.string()).openapi({ description: 'Phone numbers, digits only; the one seen last first.' }),
    formerNumbers: z.array(z.object({ waId: z.string(), endedAt: z.number() })),
    userIds: z.array(z.string()),
    conversationIds: z.array(z.string()),
    createdAt: z.number(),
    updatedAt: z.number(),
  })
  .openapi('Contact')

const merged = z.object({
  merge: z.object({ id: z.string(), fromContactId: z.string(), intoContactId: z.string(), at: z.number() }),
  contact,
})

const postMerge = endpoint('contact.merge', {
  method: 'post',
  path: '/contacts/{contactId}/merge',
  tag: 'Contacts',
  summary: 'Say that a contact is the same as another: it becomes a part of it',
  request: {
    params: z.object({ contactId: z.string().max(40) }),
    body: jsonOf(z.object({ into: z.string().max(40) })),
  },
  responses: {
    200: answer('The contact that both are now. Where both had a conversation on one channel, one moves over.', merged),
  },
})

const postUndo = endpoint('contact.merge', {
  method: 'post',
  path: '/contacts/merges/{mergeId}/undo',
  tag: 'Contacts',
  summary: 'Take a merge back: each has their own conversation again',
  request: { params: z.object({ mergeId: z.string().max(40) }) },
  responses: {
    200: answer(
      'The contact that is itself again',
      merged.extend({
        stays: z.boolean().openapi({ description: 'What was said could not go back; new messages are apart.' }),
      }),
    ),
  },
})

const getList = endpoint('contact.read', {
  method: 'get',
  path: '/contacts',
  tag: 'Contacts',
  summary: 'Contacts, newest first',
  request: {
    query: z.object({
      before: z.string().max(40).optional(),
      limit: pageLimit(50, 25),
      search: z.string().max(100).optional().openapi({ description: 'A part of the name, username or number.' }),
    }),
  },
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
    const { before, limit, search } = c.req.valid('query')
    // Whoever sees numbers and names only in part must not find the rest by trying.
    const onlyWhole = masksFor(c.var.principal)
    return c.json(await contactsInSight(c.env, c.var.tenant, { before, limit, search, onlyWhole }), 200)
  })
  .openapi(getOne, async (c) => {
    const found = await contactInSight(c.env, c.var.tenant, c.req.valid('param').contactId)
    if (!found) throw notFound('contact')
    return c.json({ contact: found }, 200)
  })
  .openapi(postMerge, async (c) => {
    const from = c.req.valid('param').contactId
    const into = c.req.valid('json').into
    for (const id of [into, from]) if (!(await contactInSight(c.env, c.var.tenant, id))) throw notFound('contact')
    if (await isPartlyHidden(c.env, c.var.tenant, [from, into])) throw partlyHidden()
    const result = await mergeByHand(c.env, c.var.tenant, { from, into, by: actorOf(c.var.principal) })
    if (!result.ok) throw result.reason === 'same' ? sameContact() : notFound('contact')
    return c.json(await shownMerge(c.env, c.var.tenant, result.merge, result.merge.intoContactId), 200)
  })
  .openapi(postUndo, async (c) => {
    const { tenant } = c.var
    const merge = await findMerge(tenant, c.req.valid('param').mergeId)
    if (!merge || !(await contactInSight(c.env, tenant, merge.intoContactId))) throw notFound('contact')
    if (await isPartlyHidden(c.env, tenant, [merge.intoContactId, merge.fromContactId])) throw partlyHidden()
    const result = await undoMerge(c.env, tenant, { merge, by: actorOf(c.var.principal) })
    if (!result.ok) throw alreadyUndone()
    const shown = await shownMerge(c.env, tenant, result.merge, merge.fromContactId)
    return c.json({ ...shown, stays: result.stays }, 200)
  })

async function shownMerge(
  env: Env,
  tenant: TenantScope,
  { id, fromContactId, intoContactId, at }: Merge,
  contactId: string,
) {
  const contact = await findContact(tenant, contactId)
  if (!contact) throw notFound('contact')
  return { merge: { id, fromContactId, intoContactId, at }, contact: await seenOf(env, tenant, contact) }
}

function partlyHidden(): Problem {
  return new Problem({
    status: 403,
    code: 'contact.partly_hidden',
    title: 'Not all of it is yours to see',
    detail: 'These contacts have conversations that you do not see, and they would move too.',
    nextStep: 'Ask somebody who sees all conversations, such as a supervisor.',
  })
}

function sameContact(): Problem {
  return new Problem({
    status: 409,
    code: 'contact.same',
    title: 'Already one contact',
    detail: 'These two are one contact already.',
    nextStep: 'Load the contact again.',
  })
}

function alreadyUndone(): Problem {
  return new Problem({
    status: 409,
    code: 'merge.undone',
    title: 'Already taken back',
    detail: 'This merge was taken back before.',
    nextStep: 'Load the contact again.',
  })
}
