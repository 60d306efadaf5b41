import { z } from '@hono/zod-openapi'
import { rightsChanged } from '../people/rights-changed'
import { notFound } from '../platform/problem'
import { answer, apiRoutes, endpoint, jsonOf } from './endpoint'
import { redirectUri } from './sso-flow'
import { domainTaken, foreignDomain, secretMissing, unfitProvider } from './sso-problems'
import { discover } from './sso-provider'
import {
  findSso,
  findTakenDomain,
  listMemberIds,
  openSecret,
  ownersDomains,
  putSso,
  removeSso,
  type SingleSignOn,
} from './sso-queries'

/** Anybody can have an address there. */
const PUBLIC_DOMAINS = new Set([
  ...['gmail.com', 'googlemail.com', 'outlook.com', 'hotmail.com', 'live.com', 'msn.com', 'yahoo.com', 'ymail.com'],
  ...['icloud.com', 'me.com', 'mac.com', 'aol.com', 'proton.me', 'protonmail.com', 'gmx.com', 'gmx.net', 'gmx.de'],
  ...['web.de', 'mail.com', 'mail.ru', 'yandex.ru', 'yandex.com', 'qq.com', '163.com', '126.com', 'zoho.com'],
  ...[
    'rediffmail.com',
    'yahoo.co.in',
    'yahoo.in',
    'yahoo.es',
    'yahoo.com.br',
    'hotmail.es',
    'uol.com.br',
    'bol.com.br',
  ],
  ...['terra.com.br', 'fastmail.com', 'hey.com', 'tutanota.com', 'tuta.com', 'naver.com', 'hanmail.net'],
])

const domain = z
  .string()
  .trim()
  .toLowerCase()
  .max(253)
  .regex(/^[a-z0-9-]+(?:\.[a-z0-9-]+)+$/, 'Not a domain.')

const ssoShape = z
  .object({
    issuer: z.string(),
    clientId: z.string(),
    domains: z.array(z.string()),
    required: z.boolean().openapi({ description: 'Nobody but owners signs in with a password any more.' }),
    redirectUri: z.string().openapi({ description: 'What the provider must be told.' }),
  })
  .openapi('SingleSignOn')

const getSso = endpoint('tenant.own', {
  method: 'get',
  path: '/sso',
  tag: 'Organization',
  summary: "The provider your people sign in with, if it is your organization's own; never its secret",
  responses: {
    200: answer('Null: there is none', z.object({ sso: ssoShape.nullable(), redirectUri: z.string() })),
  },
})

const putRoute = endpoint('tenant.own', {
  method: 'put',
  path: '/sso',
  tag: 'Organization',
  summary: 'Have people sign in with an OpenID Connect provider of your own',
  description:
    'Only people who were invited before can sign in with it. The provider is asked at once whether it is one.',
  idempotency: 'secret',
  request: {
    body: jsonOf(
      z.object({
        issuer: z.url({ protocol: /^https?$/ }).max(500),
        clientId: z.string().trim().min(1).max(500),
        clientSecret: z.string().min(1).max(2000).optional().openapi({ description: 'Left out: stays as it is.' }),
        domains: z
          .array(domain)
          .min(1)
          .max(20)
          .transform((given) => [...new Set(given)]),
        required: z.boolean().default(false),
      }),
    ),
  },
  responses: { 200: answer('Kept', z.object({ sso: ssoShape })) },
})

const deleteRoute = endpoint('tenant.own', {
  method: 'delete',
  path: '/sso',
  tag: 'Organization',
  summary: 'Have people sign in here again',
  idempotency: 'object',
  responses: { 200: answer('There is none now', z.object({ sso: z.null() })) },
})

export const ssoRoutes = apiRoutes()
  .openapi(getSso, async (c) => {
    const sso = await findSso(c.var.tenant)
    const uri = redirectUri(c.env, c.req.raw)
    return c.json({ sso: sso ? shown(sso, uri) : null, redirectUri: uri }, 200)
  })
  .openapi(putRoute, async (c) => {
    const { clientSecret, ...wanted } = c.req.valid('json')
    const scope = c.var.tenant
    const owned = await ownersDomains(scope)
    const foreign = wanted.domains.find((one) => !owned.has(one) || PUBLIC_DOMAINS.has(one))
    if (foreign) throw foreignDomain(foreign)
    const taken = await findTakenDomain(scope, wanted.domains)
    if (taken) throw domainTaken(taken)
    const held = await findSso(scope)
    // A secret is told only to whom it was given for.
    const isSame = held?.issuer === wanted.issuer && held.clientId === wanted.clientId
    const secret = clientSecret ?? (held && isSame ? await openSecret(c.env, held) : undefined)
    if (secret === undefined) throw secretMissing()
    const found = await discover(c.env, wanted.issuer)
    if (!found.ok) throw unfitProvider(found.fault)
    await putSso(c.env, scope, { ...wanted, clientSecret: secret })
    // Whoever is in by a password alone is out now, and so are their sockets.
    if (wanted.required) await rightsChanged(c.env, scope.tenantId, await listMemberIds(scope))
    return c.json({ sso: shown(wanted, redirectUri(c.env, c.req.raw)) }, 200)
  })
  .openapi(deleteRoute, async (c) => {
    if (!(await removeSso(c.var.tenant))) throw notFound('sso')
    return c.json({ sso: null }, 200)
  })

type Shown = Pick<SingleSignOn, 'issuer' | 'clientId' | 'domains' | 'required'>

function shown({ issuer, clientId, domains, required }: Shown, uri: string) {
  return { issuer, clientId, domains, required, redirectUri: uri }
}
