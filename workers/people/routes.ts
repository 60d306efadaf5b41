import { z } from '@hono/zod-openapi'
import { answer, apiRoutes, endpoint, jsonOf } from '../auth/endpoint'
import { ROLES } from '../auth/permissions'
import { actorOf, type Principal } from '../auth/principal'
import { forgetSubject } from '../auth/sso-queries'
import { notFound, Problem } from '../platform/problem'
import type { TenantScope } from '../platform/tenant-scope'
import { deactivate } from './deactivate'
import { endWhatIsBeyond } from './left-behind'
import { choiceOf, chooseRole, colleagueUnder } from './may-give'
import { type Colleague, changeRole, findColleague, listColleagues, rename, setActive, worksElsewhere } from './queries'
import { rightsChanged } from './rights-changed'
import { type Standing, standings } from './standing'

const person = z
  .object({
    id: z.string(),
    name: z.string(),
    role: z.enum(ROLES),
    teamIds: z.array(z.string()),
    deactivatedAt: z
      .number()
      .nullable()
      .openapi({ description: 'They have left; their name stays with what they did.' }),
    email: z.string().optional().openapi({ description: 'For those who may read people.' }),
    roleId: z.string().nullable().optional(),
    secondFactor: z.boolean().optional().openapi({ description: 'They have an authenticator app or a passkey.' }),
    lastSeenAt: z.number().nullable().optional().openapi({ description: 'Here, to the quarter of an hour.' }),
  })
  .openapi('Person')
const params = z.object({ userId: z.string().max(80) })
const one = z.object({ person })

const getPeople = endpoint('conversation.read', {
  method: 'get',
  path: '/people',
  tag: 'People',
  summary: 'Who works here: the names behind agent:<id>, and whom a conversation can be given to',
  responses: { 200: answer('By name', z.object({ people: z.array(person) })) },
})

const patchPerson = endpoint('person.write', {
  method: 'patch',
  path: '/people/{userId}',
  tag: 'People',
  summary: 'Give somebody another role, or correct their name',
  request: {
    params,
    body: jsonOf(
      z
        .object({
          role: z.enum(ROLES).optional(),
          roleId: z.string().max(40).optional(),
          name: z.string().trim().min(1).max(200).optional(),
        })
        .refine(({ role, roleId }) => role === undefined || roleId === undefined, 'Either role or roleId.'),
    ),
  },
  responses: { 200: answer('The person', one) },
})

const postDeactivate = endpoint('person.write', {
  method: 'post',
  path: '/people/{userId}/deactivate',
  tag: 'People',
  summary: 'Somebody leaves: their sessions, sockets and keys end, and what they had is given to somebody or to nobody',
  description: 'more: there was too much for one request; send it again.',
  request: { params, body: jsonOf(z.object({ reassign: z.string().max(80).default('nobody') })) },
  idempotency: 'object',
  responses: {
    200: answer('They are gone', z.object({ person, handedOver: z.number().int(), more: z.boolean() })),
  },
})

const postReactivate = endpoint('person.write', {
  method: 'post',
  path: '/people/{userId}/reactivate',
  tag: 'People',
  summary: 'Somebody comes back, as what they were',
  request: { params },
  responses: { 200: answer('The person', one) },
})

export const peopleRoutes = apiRoutes()
  .openapi(getPeople, async (c) => {
    const everything = c.var.principal.permissions.has('person.read')
    const [people, standing] = await Promise.all([
      listColleagues(c.var.tenant),
      everything ? standings(c.var.tenant) : undefined,
    ])
    return c.json({ people: people.map((one) => shown(one, standing)) }, 200)
  })
  .openapi(patchPerson, async (c) => {
    const { principal, tenant } = c.var
    const { userId } = c.req.valid('param')
    const { name, ...body } = c.req.valid('json')
    const before = await colleagueUnder(tenant, principal, userId)
    const isRenamed = name !== undefined && name !== before.name
    // First what may be refused: else half of it would be done, and on no record.
    if (isRenamed && (await worksElsewhere(tenant, userId))) throw worksElsewhereToo()
    const choice = choiceOf(body)
    if (choice) {
      const chosen = await chooseRole(tenant, principal, choice)
      const isSame = chosen.role === before.role && chosen.roleId === before.roleId
      if (!isSame && !(await changeRole(tenant, userId, chosen))) throw lastOwner()
      if (!isSame) await rightsChanged(c.env, tenant.tenantId, [userId])
      if (!isSame) await endWhatIsBeyond(c.env, tenant, [userId])
    }
    if (isRenamed) await rename(tenant, userId, name)
    return c.json({ person: await told(tenant, principal, userId) }, 200)
  })
  .openapi(postDeactivate, async (c) => {
    const { principal, tenant } = c.var
    const { userId } = c.req.valid('param')
    const { reassign } = c.req.valid('json')
    await colleagueUnder(tenant, principal, userId)
    const to = reassign === 'nobody' ? null : await heir(tenant, reassign, userId)
    const gone = await deactivate(c.env, tenant, { userId, to, by: actorOf(principal) })
    if (!gone.ok) throw lastOwner()
    const { handedOver, more } = gone
    return c.json({ person: await told(tenant, principal, userId), handedOver, more }, 200)
  })
  .openapi(postReactivate, async (c) => {
    const { principal, tenant } = c.var
    const { userId } = c.req.valid('param')
    await colleagueUnder(tenant, principal, userId)
    await forgetSubject(tenant, userId)
    await setActive(tenant, userId)
    return c.json({ person: await told(tenant, principal, userId) }, 200)
  })

/** Who is given a conversation must be able to answer in it. */
async function heir(scope: TenantScope, userId: string, leaving: string): Promise<string> {
  const found = await findColleague(scope, userId)
  if (!found || found.deactivatedAt !== null) throw notFound('user')
  if (userId === leaving || !found.permissions.has('conversation.reply')) throw cannotTakeOver()
  return userId
}

async function told(scope: TenantScope, principal: Principal, userId: string) {
  const everything = principal.permissions.has('person.read')
  const [found, standing] = await Promise.all([
    findColleague(scope, userId),
    everything ? standings(scope, userId) : undefined,
  ])
  if (!found) throw notFound('user')
  return shown(found, standing)
}

/** `standing`: for those who may read people. */
function shown(
  { permissions: _permissions, email, roleId, ...colleague }: Colleague,
  standing: ReadonlyMap<string, Standing> | undefined,
) {
  return { ...colleague, ...(standing ? { email, roleId, ...standing.get(colleague.id) } : {}) }
}

export function lastOwner(): Problem {
  return new Problem({
    status: 409,
    code: 'person.last_owner',
    title: 'The last owner',
    detail: 'An organization always has an owner, and this is the only one.',
    nextStep: 'Make somebody else an owner first.',
  })
}

function worksElsewhereToo(): Problem {
  return new Problem({
    status: 409,
    code: 'person.works_elsewhere',
    title: 'Works for another organization too',
    detail: 'Their name is the same in every organization they work for, so nobody of one can change it.',
    nextStep: 'Ask them to change it themselves.',
  })
}

function cannotTakeOver(): Problem {
  return new Problem({
    status: 409,
    code: 'person.cannot_take_over',
    title: 'Cannot take over',
    detail: 'Conversations can be given to a colleague who may answer in them.',
    nextStep: 'Choose somebody else, or let them wait for everybody.',
  })
}
