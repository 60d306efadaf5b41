import { z } from '@hono/zod-openapi'
import type { Env } from '../env'
import { rightsChanged } from '../people/rights-changed'
import { notFound } from '../platform/problem'
import { answer, apiRoutes, endpoint, jsonOf } from './endpoint'
import { askProof, recordOf } from './sso-domains'
import { redirectUri } from './sso-flow'
import { dnsDown, domainTaken, domainUnproven, secretMissing, unfitProvider } from './sso-problems'
import { discover } from './sso-provider'
import {
  findSso,
  findTakenDomain,
  keepProof,
  listMemberIds,
  openSecret,
  putSso,
  removeSso,
  type SingleSignOn,
} from './sso-queries'

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
    domains: z.array(
      z.object({
        domain: z.string(),
        proven: z.boolean().openapi({ description: 'Only addresses of such a domain are signed in.' }),
        record: z.string().openapi({ description: 'The TXT record that proves it, at the domain itself.' }),
      }),
    ),
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
    'Only people who were invited before can sign in with it, and only at domains that are proven. The provider is asked ' +
    'at once whether it is one.',
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

const postDomain = endpoint('tenant.own', {
  method: 'post',
  path: '/sso/domains',
  tag: 'Organization',
  summary: 'Look up whether DNS has the record that proves a domain; then its addresses are signed in',
  idempotency: 'object',
  request: { body: jsonOf(z.object({ domain })) },
  responses: { 200: answer('It is proven', z.object({ sso: ssoShape })) },
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
    return c.json({ sso: sso ? await shown(c.env, sso, uri) : null, redirectUri: uri }, 200)
  })
  .openapi(putRoute, async (c) => {
    const { clientSecret, ...wanted } = c.req.valid('json')
    const scope = c.var.tenant
    const taken = await findTakenDomain(scope, wanted.domains)
    if (taken) throw domainTaken(taken)
    const held = await findSso(scope)
    const provenDomains = wanted.domains.filter((one) => held?.provenDomains.includes(one))
    // Else nobody but owners could come in.
    if (wanted.required && provenDomains.length === 0) throw domainUnproven(wanted.domains[0] ?? '')
    // A secret is told only to whom it was given for.
    const isSame = held?.issuer === wanted.issuer && held.clientId === wanted.clientId
    const secret = clientSecret ?? (held && isSame ? await openSecret(c.env, held) : undefined)
    if (secret === undefined) throw secretMissing()
    const found = await discover(c.env, wanted.issuer)
    if (!found.ok) throw unfitProvider(found.fault)
    await putSso(c.env, scope, { ...wanted, provenDomains, clientSecret: secret })
    // Whoever is in by a password alone is out now, and so are their sockets.
    if (wanted.required) await rightsChanged(c.env, scope.tenantId, await listMemberIds(scope))
    const kept = { ...wanted, provenDomains, tenantId: scope.tenantId }
    return c.json({ sso: await shown(c.env, kept, redirectUri(c.env, c.req.raw)) }, 200)
  })
  .openapi(postDomain, async (c) => {
    const { domain } = c.req.valid('json')
    const scope = c.var.tenant
    const sso = await findSso(scope)
    if (!sso?.domains.includes(domain)) throw notFound('sso')
    const proof = await askProof(c.env, scope.tenantId, domain)
    if (proof === 'down') throw dnsDown()
    if (proof === 'unproven') throw domainUnproven(domain)
    if (!(await keepProof(scope, domain))) throw domainTaken(domain)
    const proven = { ...sso, provenDomains: [...sso.provenDomains, domain] }
    return c.json({ sso: await shown(c.env, proven, redirectUri(c.env, c.req.raw)) }, 200)
  })
  .openapi(deleteRoute, async (c) => {
    if (!(await removeSso(c.var.tenant))) throw notFound('sso')
    return c.json({ sso: null }, 200)
  })

type Shown = Pick<SingleSignOn, 'tenantId' | 'issuer' | 'clientId' | 'domains' | 'provenDomains' | 'required'>

async function shown(env: Env, { tenantId, issuer, clientId, domains, provenDomains, required }: Shown, uri: string) {
  const told = domains.map(async (one) => {
    return { domain: one, proven: provenDomains.includes(one), record: await recordOf(env, tenantId, one) }
  })
  return { issuer, clientId, domains: await Promise.all(told), required, redirectUri: uri }
}
