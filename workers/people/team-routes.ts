import { z } from '@hono/zod-openapi'
import { answer, apiRoutes, endpoint, jsonOf } from '../auth/endpoint'
import { actorOf } from '../auth/principal'
import { existingUsers } from '../auth/queries'
import { requireTeamsInSight } from '../auth/whole-sight'
import { newId } from '../platform/ids'
import { notFound, Problem } from '../platform/problem'
import type { TenantScope } from '../platform/tenant-scope'
import { freeTeamsWork } from './hand-over'
import { rightsChanged } from './rights-changed'
import { deleteTeam, findTeam, joinTeam, leaveTeam, listTeams, putTeam, type Team, teamsOf } from './team-queries'

const MOST_TEAMS = 100
/** A live socket carries the teams of its person, and may carry 2,048 bytes. */
export const MOST_TEAMS_OF_ONE = 20

const team = z.object({ id: z.string(), name: z.string(), members: z.array(z.string()) }).openapi('Team')
const teamBody = z.object({ name: z.string().trim().min(1).max(60) })
const params = z.object({ teamId: z.string().max(40) })
const memberParams = params.extend({ userId: z.string().max(80) })
const one = z.object({ team })

const getTeams = endpoint('conversation.read', {
  method: 'get',
  path: '/teams',
  tag: 'People',
  summary: 'The teams, to which conversations can be given, and who is in them',
  responses: { 200: answer('By name', z.object({ teams: z.array(team) })) },
})
const postTeam = endpoint('team.write', {
  method: 'post',
  path: '/teams',
  tag: 'People',
  summary: 'Make a team',
  request: { body: jsonOf(teamBody) },
  responses: { 201: answer('The team', one) },
})
const renameTeam = endpoint('team.write', {
  method: 'put',
  path: '/teams/{teamId}',
  tag: 'People',
  summary: 'Rename a team',
  request: { params, body: jsonOf(teamBody) },
  responses: { 200: answer('The team', one) },
})
const removeTeam = endpoint('team.write', {
  method: 'delete',
  path: '/teams/{teamId}',
  tag: 'People',
  summary: 'Remove a team: what waits for it waits for everybody',
  request: { params },
  responses: {
    200: answer('Gone', z.object({ removed: z.literal(true), freed: z.number().int() })),
  },
})
const putMember = endpoint('team.write', {
  method: 'put',
  path: '/teams/{teamId}/members/{userId}',
  tag: 'People',
  summary: 'Put somebody in a team',
  request: { params: memberParams },
  responses: { 200: answer('The team', one) },
})
const removeMember = endpoint('team.write', {
  method: 'delete',
  path: '/teams/{teamId}/members/{userId}',
  tag: 'People',
  summary: 'Take somebody out of a team',
  request: { params: memberParams },
  responses: { 200: answer('The team', one) },
})

export const teamRoutes = apiRoutes()
  .openapi(getTeams, async (c) => c.json({ teams: await listTeams(c.var.tenant) }, 200))
  .openapi(postTeam, async (c) => {
    const { name } = c.req.valid('json')
    const held = await listTeams(c.var.tenant)
    if (held.length >= MOST_TEAMS) throw tooMany()
    requireFreeName(held, name)
    const id = newId('tm')
    await putTeam(c.var.tenant, { id, name })
    return c.json({ team: { id, name, members: [] } }, 201)
  })
  .openapi(renameTeam, async (c) => {
    const { teamId } = c.req.valid('param')
    const { name } = c.req.valid('json')
    await existing(c.var.tenant, teamId)
    requireFreeName(await listTeams(c.var.tenant), name, teamId)
    await putTeam(c.var.tenant, { id: teamId, name })
    return c.json({ team: await existing(c.var.tenant, teamId) }, 200)
  })
  .openapi(removeTeam, async (c) => {
    const { teamId } = c.req.valid('param')
    const { members } = await existing(c.var.tenant, teamId)
    requireTeamsInSight(c.var.principal, [teamId])
    // First what waits for it: cut off half way, the team is still there to be removed once more.
    const { handedOver: freed, more } = await freeTeamsWork(c.env, c.var.tenant, {
      teamId,
      by: actorOf(c.var.principal),
    })
    if (more && freed > 0) throw stillWaiting(freed)
    await deleteTeam(c.var.tenant, teamId)
    await rightsChanged(c.env, c.var.tenant.tenantId, members)
    return c.json({ removed: true as const, freed }, 200)
  })
  .openapi(putMember, async (c) => {
    const { teamId, userId } = c.req.valid('param')
    const { members } = await existing(c.var.tenant, teamId)
    requireTeamsInSight(c.var.principal, [teamId])
    if (!(await existingUsers(c.var.tenant, [userId])).has(userId)) throw notFound('user')
    if (!members.includes(userId)) {
      if ((await teamsOf(c.var.tenant, userId)) >= MOST_TEAMS_OF_ONE) throw inTooMany()
      await joinTeam(c.var.tenant, teamId, userId)
      await rightsChanged(c.env, c.var.tenant.tenantId, [userId])
    }
    return c.json({ team: await existing(c.var.tenant, teamId) }, 200)
  })
  .openapi(removeMember, async (c) => {
    const { teamId, userId } = c.req.valid('param')
    await existing(c.var.tenant, teamId)
    await leaveTeam(c.var.tenant, teamId, userId)
    await rightsChanged(c.env, c.var.tenant.tenantId, [userId])
    return c.json({ team: await existing(c.var.tenant, teamId) }, 200)
  })

async function existing(scope: TenantScope, teamId: string): Promise<Team> {
  const found = await findTeam(scope, teamId)
  if (!found) throw notFound('team')
  return found
}

function requireFreeName(held: Team[], name: string, except?: string): void {
  if (!held.some((other) => other.id !== except && other.name.toLowerCase() === name.toLowerCase())) return
  throw new Problem({
    status: 409,
    code: 'team.name_taken',
    title: 'Name taken',
    detail: 'Another team has this name.',
    nextStep: 'Choose another name.',
  })
}

function tooMany(): Problem {
  return new Problem({
    status: 409,
    code: 'team.too_many',
    title: 'Too many teams',
    detail: `An organization has at most ${MOST_TEAMS} teams.`,
    nextStep: 'Remove a team that is not used any more.',
  })
}

/** One request frees so many only, and a team that is gone cannot be asked for the rest. */
function stillWaiting(freed: number): Problem {
  return new Problem({
    status: 409,
    code: 'team.still_waiting',
    title: 'More waits for this team',
    detail: `${freed} conversations wait for everybody now, and there are more; the team is still there.`,
    nextStep: 'Ask once more, until it is gone.',
    more: { freed },
  })
}

function inTooMany(): Problem {
  return new Problem({
    status: 409,
    code: 'team.too_many_of_one',
    title: 'In too many teams',
    detail: `Somebody can be in ${MOST_TEAMS_OF_ONE} teams at most.`,
    nextStep: 'Take them out of another team first.',
  })
}
