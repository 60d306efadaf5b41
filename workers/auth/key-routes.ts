import { z } from '@hono/zod-openapi'
import { notFound, Problem } from '../platform/problem'
import { answer, apiRoutes, endpoint, jsonOf } from './endpoint'
import { forgetKey } from './key-program'
import { addKey, changeKey, findKey, listKeys, MOST_KEYS, revokeKey } from './key-queries'
import { refuseBeyond } from './key-rights'
import { newSecret, PREFIX_CHARS } from './key-secret'
import { endSockets } from './key-sockets'
import { SCOPES } from './permissions'
import { personOf } from './principal'

/** As many as the platform gives any key. */
const MOST_PER_MINUTE = 60_000

const name = z.string().trim().min(1).max(100)
const scopes = z
  .array(z.enum(SCOPES))
  .min(1)
  .max(SCOPES.length)
  .transform((given) => [...new Set(given)])
const perMinute = z.number().int().min(1).max(MOST_PER_MINUTE).nullable().openapi({ description: 'Requests a minute.' })
const expiresAt = z
  .number()
  .int()
  .refine((at) => at > Date.now(), 'Must lie in the future.')
  .nullable()
  .openapi({ description: 'Epoch ms; null: never.' })

const keyShape = z
  .object({
    id: z.string(),
    name: z.string(),
    prefix: z.string().openapi({ description: 'How its secret begins.' }),
    scopes: z.array(z.enum(SCOPES)),
    perMinute: z.number().nullable(),
    createdBy: z.string().nullable(),
    createdAt: z.number(),
    expiresAt: z.number().nullable(),
    lastUsedAt: z.number().nullable().openapi({ description: 'To the quarter of an hour.' }),
    revokedAt: z.number().nullable(),
  })
  .openapi('ApiKey', { description: 'What a program calls the API with. Its secret is shown once.' })
const one = z.object({ key: keyShape })
const keyParams = z.object({ keyId: z.string().max(80) })

const getList = endpoint('key.write', {
  method: 'get',
  path: '/keys',
  tag: 'API keys',
  summary: 'All API keys of the tenant, the newest first, revoked ones too',
  responses: { 200: answer('At most 500', z.object({ keys: z.array(keyShape) })) },
})

const post = endpoint('key.write', {
  method: 'post',
  path: '/keys',
  tag: 'API keys',
  summary: 'Make an API key; nobody can give it more than they may do themselves',
  idempotency: 'secret',
  request: {
    body: jsonOf(z.object({ name, scopes, perMinute: perMinute.default(null), expiresAt: expiresAt.default(null) })),
  },
  responses: {
    201: answer(
      'The key; its secret is told only here',
      one.extend({ secret: z.string().openapi({ example: 'wnx_…' }) }),
    ),
  },
})

const patch = endpoint('key.write', {
  method: 'patch',
  path: '/keys/{keyId}',
  tag: 'API keys',
  summary: 'Change what an API key is called, may do, how often, or how long',
  request: {
    params: keyParams,
    body: jsonOf(z.object({ name, scopes, perMinute, expiresAt }).partial()),
  },
  responses: { 200: answer('The key', one) },
})

const remove = endpoint('key.write', {
  method: 'delete',
  path: '/keys/{keyId}',
  tag: 'API keys',
  summary: 'Revoke an API key: for good, within 15 seconds everywhere, and its sockets at once',
  request: { params: keyParams },
  responses: { 200: answer('It is gone', z.object({ revoked: z.literal(true) })) },
})

export const keyRoutes = apiRoutes()
  .openapi(getList, async (c) => c.json({ keys: await listKeys(c.var.tenant) }, 200))
  .openapi(post, async (c) => {
    const person = personOf(c.var.principal)
    const wanted = c.req.valid('json')
    refuseBeyond(person, wanted.scopes)
    const secret = newSecret()
    const key = await addKey(c.var.tenant, {
      ...wanted,
      secret,
      prefix: secret.slice(0, PREFIX_CHARS),
      createdBy: person.userId,
    })
    if (!key) throw tooMany()
    return c.json({ key, secret }, 201)
  })
  .openapi(patch, async (c) => {
    const { keyId } = c.req.valid('param')
    const { name, scopes, perMinute, expiresAt } = c.req.valid('json')
    const held = await findKey(c.var.tenant, keyId)
    if (!held) throw notFound('key')
    // Whatever is changed of it: a key that can do more than its editor must not live longer by their hand.
    refuseBeyond(c.var.principal, scopes ?? held.scopes)
    const change = {
      ...(name === undefined ? {} : { name }),
      ...(scopes === undefined ? {} : { scopes }),
      ...(perMinute === undefined ? {} : { perMinute }),
      ...(expiresAt === undefined ? {} : { expiresAt }),
    }
    const hash = await changeKey(c.var.tenant, keyId, change)
    if (hash === null) throw notFound('key')
    forgetKey(hash)
    if (scopes && scopes.join() !== held.scopes.join()) await endSockets(c.env, c.var.tenant.tenantId, keyId)
    return c.json({ key: { ...held, ...change } }, 200)
  })
  .openapi(remove, async (c) => {
    const { keyId } = c.req.valid('param')
    const hash = await revokeKey(c.var.tenant, keyId)
    if (hash === null) throw notFound('key')
    forgetKey(hash)
    await endSockets(c.env, c.var.tenant.tenantId, keyId)
    return c.json({ revoked: true as const }, 200)
  })

function tooMany(): Problem {
  return new Problem({
    status: 409,
    code: 'key.too_many',
    title: 'Too many keys',
    detail: `There are ${MOST_KEYS} keys, and there can be no more.`,
    nextStep: 'Revoke one that nobody uses.',
  })
}
