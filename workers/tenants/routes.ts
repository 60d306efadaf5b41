import { z } from '@hono/zod-openapi'
import { answer, apiRoutes, endpoint, jsonOf } from '../auth/endpoint'
import { forgetPeopleOf } from '../auth/person'
import { personOf } from '../auth/principal'
import { listPeople } from '../auth/queries'
import { requireWholeSight } from '../auth/whole-sight'
import { listChannels, switchAssistant } from '../channels/queries'
import type { Env } from '../env'
import { mediaPath } from '../media/token'
import { rightsChanged } from '../people/rights-changed'
import { notFound } from '../platform/problem'
import type { TenantScope } from '../platform/tenant-scope'
import { requireGate } from '../trials/gate-state'
import { keepLogo, removeLogo } from './logo'
import { type Organization, organization, organizationChange, shownOrganization } from './organization'
import { changeTenant, findTenant } from './queries'
import { requireOwnSecondFactor } from './second-factor'

/** Less than the address that it leads to lives. */
const REDIRECT_SECONDS = 240

const one = z.object({ organization })

const getOrganization = endpoint('tenant.write', {
  method: 'get',
  path: '/organization',
  tag: 'Organization',
  summary: 'What the organization has decided about itself',
  responses: { 200: answer('Its settings', one) },
})

const patchOrganization = endpoint('tenant.write', {
  method: 'patch',
  path: '/organization',
  tag: 'Organization',
  summary: 'Change settings; what is left out stays',
  description:
    'Who asks a second factor of everybody has one. Retention is kept, and not enforced yet; with healthcare the conversations that people open are on record.',
  request: { body: jsonOf(organizationChange) },
  responses: { 200: answer('Its settings as they are now', one) },
})

const getLogo = endpoint('account.read', {
  method: 'get',
  path: '/organization/logo',
  tag: 'Organization',
  summary: 'The logo: leads to an address that works for some minutes',
  request: {
    query: z.object({
      version: z.string().max(40).optional().openapi({ description: 'Another for each picture; for caches only.' }),
      person: z.string().max(80).optional().openapi({
        description: 'Whom the page was made for, where a header cannot be set.',
      }),
    }),
  },
  responses: { 302: { description: 'Where it is' } },
})

const putLogo = endpoint('tenant.write', {
  method: 'put',
  path: '/organization/logo',
  tag: 'Organization',
  summary: 'Set the logo: the body is a PNG, JPEG or WebP picture of at most 256 KB',
  idempotency: 'object',
  responses: { 200: answer('Its settings as they are now', one) },
})

const deleteLogo = endpoint('tenant.write', {
  method: 'delete',
  path: '/organization/logo',
  tag: 'Organization',
  summary: 'Take the logo away',
  idempotency: 'object',
  responses: { 200: answer('Its settings as they are now', one) },
})

export const organizationRoutes = apiRoutes()
  .openapi(getOrganization, async (c) => c.json({ organization: await settingsOf(c.var.tenant) }, 200))
  .openapi(patchOrganization, async (c) => {
    const { assistant, ...given } = c.req.valid('json')
    if (given.twoFactorRequired) await requireOwnSecondFactor(c.var.tenant, personOf(c.var.principal).userId)
    if (given.visibility !== undefined || given.masksContacts !== undefined) requireWholeSight(c.var.principal)
    if (assistant === true) await requireGateWhereOff(c.var.tenant)
    const set = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined))
    await changeTenant(c.var.tenant, set)
    if (assistant !== undefined) await switchEverywhere(c.var.tenant, assistant)
    const changesRights = ['visibility', 'masksContacts', 'twoFactorRequired'].some((name) => name in set)
    if (changesRights) await closeEverySocket(c.env, c.var.tenant)
    else if ('healthcare' in set) forgetPeopleOf(c.var.tenant.tenantId)
    return c.json({ organization: await settingsOf(c.var.tenant) }, 200)
  })
  .openapi(getLogo, async (c) => {
    const key = (await findTenant(c.var.tenant))?.logo
    if (!key) throw notFound('logo')
    c.header('cache-control', `private, max-age=${REDIRECT_SECONDS}`)
    c.header('vary', 'cookie, authorization')
    return c.redirect(await mediaPath(c.env.AUTH_SECRET, { key, download: false }, Date.now()), 302)
  })
  .openapi(putLogo, async (c) => {
    await keepLogo(c.env, c.var.tenant, await c.req.arrayBuffer())
    return c.json({ organization: await settingsOf(c.var.tenant) }, 200)
  })
  .openapi(deleteLogo, async (c) => {
    await removeLogo(c.env, c.var.tenant)
    return c.json({ organization: await settingsOf(c.var.tenant) }, 200)
  })

async function settingsOf(scope: TenantScope): Promise<Organization> {
  const tenant = await findTenant(scope)
  if (!tenant) throw notFound('organization')
  const connected = (await listChannels(scope)).filter(({ disconnectedAt }) => disconnectedAt === null)
  return shownOrganization(
    tenant,
    connected.map(({ assistant }) => assistant),
  )
}

/** Where it is on already nothing is begun. */
async function requireGateWhereOff(scope: TenantScope): Promise<void> {
  const off = (await listChannels(scope)).some(({ assistant, disconnectedAt }) => disconnectedAt === null && !assistant)
  if (off) await requireGate(scope)
}

async function switchEverywhere(scope: TenantScope, on: boolean): Promise<void> {
  for (const { id, assistant, disconnectedAt } of await listChannels(scope))
    if (disconnectedAt === null && assistant !== on) await switchAssistant(scope, id, on)
}

/** What people see is decided when a socket opens: they open it again under the new rules. */
async function closeEverySocket(env: Env, scope: TenantScope): Promise<void> {
  const people = await listPeople(scope)
  await rightsChanged(
    env,
    scope.tenantId,
    people.map(({ id }) => id),
  )
}
