import { z } from '@hono/zod-openapi'
import { answer, apiRoutes, endpoint, jsonOf } from '../auth/endpoint'
import { permissionsOfOwnRole, permissionsOfRole, ROLES } from '../auth/permissions'
import { type Person, personOf } from '../auth/principal'
import { admitInvitation } from '../auth/verify-mail-limit'
import { requireTeamsInSight } from '../auth/whole-sight'
import { notFound, Problem } from '../platform/problem'
import type { TenantScope } from '../platform/tenant-scope'
import { mailInvitation, newToken } from './invitation-mail'
import {
  addInvitation,
  findInvitation,
  type Invitation,
  isColleague,
  listInvitations,
  renewInvitation,
  revokeInvitation,
} from './invitation-queries'
import { choiceOf, chooseRole, requireWithin } from './may-give'
import { findRole } from './role-queries'
import { existingTeams } from './team-queries'
import { MOST_TEAMS_OF_ONE } from './team-routes'
import { requireWayIn } from './way-in'

const MOST_OPEN = 100

const invitation = z
  .object({
    id: z.string(),
    email: z.string(),
    role: z.enum(ROLES),
    roleId: z.string().nullable(),
    teamIds: z.array(z.string()),
    invitedBy: z.string(),
    createdAt: z.number(),
    expiresAt: z.number().openapi({ description: 'Afterwards it can be sent again.' }),
  })
  .openapi('Invitation')
const params = z.object({ invitationId: z.string().max(40) })
const one = z.object({ invitation })

const invitationBody = z
  .object({
    email: z.string().trim().toLowerCase().pipe(z.email().max(254)),
    role: z.enum(ROLES).optional(),
    roleId: z.string().max(40).optional(),
    teamIds: z.array(z.string().max(40)).max(MOST_TEAMS_OF_ONE).default([]),
  })
  .refine(({ role, roleId }) => (role === undefined) !== (roleId === undefined), 'Either role or roleId.')

const getInvitations = endpoint('person.read', {
  method: 'get',
  path: '/invitations',
  tag: 'People',
  summary: 'Who was invited and has not come yet',
  responses: { 200: answer('The newest first', z.object({ invitations: z.array(invitation) })) },
})
const postInvitation = endpoint('person.write', {
  method: 'post',
  path: '/invitations',
  tag: 'People',
  summary: 'Invite somebody by e-mail; an older invitation to the same address ends',
  description: 'mail.unavailable: they are invited, but do not know it yet; send it again later.',
  request: { body: jsonOf(invitationBody) },
  responses: { 201: answer('Invited; the link works for a week', one) },
})
const postResend = endpoint('person.write', {
  method: 'post',
  path: '/invitations/{invitationId}/resend',
  tag: 'People',
  summary: 'Send an invitation again, with another link; the link before ends',
  request: { params },
  responses: { 200: answer('Sent', one) },
})
const deleteInvitation = endpoint('person.write', {
  method: 'delete',
  path: '/invitations/{invitationId}',
  tag: 'People',
  summary: 'Take an invitation back',
  request: { params },
  responses: { 200: answer('Its link ends', z.object({ revoked: z.literal(true) })) },
})

export const invitationRoutes = apiRoutes()
  .openapi(getInvitations, async (c) => {
    return c.json({ invitations: (await listInvitations(c.var.tenant)).map(shown) }, 200)
  })
  .openapi(postInvitation, async (c) => {
    const { tenant } = c.var
    const person = personOf(c.var.principal)
    const { email, teamIds, ...body } = c.req.valid('json')
    const choice = choiceOf(body)
    if (!choice) throw notFound('role')
    const chosen = await chooseRole(tenant, person, choice)
    if (teamIds.length > 0 && (await existingTeams(tenant, teamIds)).size < new Set(teamIds).size)
      throw notFound('team')
    requireTeamsInSight(person, teamIds)
    if (await isColleague(tenant, email)) throw alreadyHere()
    if ((await listInvitations(tenant)).length >= MOST_OPEN) throw tooMany()
    await requireWayIn(tenant, email, chosen.role)
    await admitInvitation(c.env, tenant.tenantId, email)
    const { token, tokenHash } = await newToken()
    const made = { email, ...chosen, teamIds: [...new Set(teamIds)], tokenHash, invitedBy: person.userId }
    const added = await addInvitation(tenant, made)
    await mailInvitation(c.env, tenant, { request: c.req.raw, inviter: person.name, token, to: email })
    return c.json({ invitation: shown(added) }, 201)
  })
  .openapi(postResend, async (c) => {
    const { tenant } = c.var
    const person = personOf(c.var.principal)
    const found = await mine(tenant, person, c.req.valid('param').invitationId)
    await admitInvitation(c.env, tenant.tenantId, found.email)
    const { token, tokenHash } = await newToken()
    const renewed = await renewInvitation(tenant, found.id, tokenHash)
    if (!renewed) throw notFound('invitation')
    await mailInvitation(c.env, tenant, { request: c.req.raw, inviter: person.name, token, to: renewed.email })
    return c.json({ invitation: shown(renewed) }, 200)
  })
  .openapi(deleteInvitation, async (c) => {
    const found = await mine(c.var.tenant, personOf(c.var.principal), c.req.valid('param').invitationId)
    if (!(await revokeInvitation(c.var.tenant, found.id))) throw notFound('invitation')
    return c.json({ revoked: true as const }, 200)
  })

/** One that the asking person could have made. */
async function mine(scope: TenantScope, person: Person, id: string): Promise<Invitation> {
  const found = await findInvitation(scope, id)
  if (!found) throw notFound('invitation')
  const own = found.roleId === null ? null : await findRole(scope, found.roleId)
  const given =
    own === null ? permissionsOfRole(found.role) : permissionsOfOwnRole(found.role, own?.permissions ?? null)
  requireWithin(person, given)
  return found
}

function shown({ id, email, role, roleId, teamIds, invitedBy, createdAt, expiresAt }: Invitation) {
  return { id, email, role, roleId, teamIds, invitedBy, createdAt, expiresAt }
}

function alreadyHere(): Problem {
  return new Problem({
    status: 409,
    code: 'invitation.already_here',
    title: 'Works here already',
    detail: 'Somebody with this e-mail is one of your people.',
    nextStep: 'Change their role in the list of people instead.',
  })
}

function tooMany(): Problem {
  return new Problem({
    status: 409,
    code: 'invitation.too_many',
    title: 'Too many open invitations',
    detail: `There are ${MOST_OPEN} invitations that nobody has followed yet.`,
    nextStep: 'Take some of them back, or wait until they are accepted.',
  })
}
