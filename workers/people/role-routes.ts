import { z } from '@hono/zod-openapi'
import { answer, apiRoutes, endpoint, jsonOf } from '../auth/endpoint'
import { PERMISSIONS, permissionsOfRole, ROLES } from '../auth/permissions'
import { newId } from '../platform/ids'
import { notFound, Problem } from '../platform/problem'
import type { TenantScope } from '../platform/tenant-scope'
import { endWhatIsBeyond } from './left-behind'
import { requireWithin } from './may-give'
import { rightsChanged } from './rights-changed'
import { deleteRole, findRole, holdersOf, listRoles, type OwnRole, putRole } from './role-queries'

const MOST_ROLES = 50

const role = z
  .object({
    id: z.string(),
    name: z.string(),
    permissions: z.array(z.enum(PERMISSIONS)),
    most: z.enum(ROLES).openapi({ description: 'The smallest built-in role that allows all of it.' }),
  })
  .openapi('Role')
const builtIn = z.object({ role: z.enum(ROLES), permissions: z.array(z.enum(PERMISSIONS)) })

const roleBody = z.object({
  name: z.string().trim().min(1).max(60),
  permissions: z
    .array(z.enum(PERMISSIONS))
    .max(PERMISSIONS.length)
    .refine((given) => !given.includes('tenant.own'), 'Only an owner owns: give somebody that role instead.')
    .transform((given) => [...new Set(given)]),
})
const params = z.object({ roleId: z.string().max(40) })
const one = z.object({ role })

const getRoles = endpoint('person.read', {
  method: 'get',
  path: '/roles',
  tag: 'People',
  summary: "The built-in roles with what they allow, and the organization's own",
  responses: { 200: answer('By name', z.object({ builtIn: z.array(builtIn), roles: z.array(role) })) },
})
const postRole = endpoint('role.write', {
  method: 'post',
  path: '/roles',
  tag: 'People',
  summary: 'Make a role; it can allow no more than you may do yourself',
  request: { body: jsonOf(roleBody) },
  responses: { 201: answer('The role', one) },
})
const updateRole = endpoint('role.write', {
  method: 'put',
  path: '/roles/{roleId}',
  tag: 'People',
  summary: 'Change a role, for everybody who has it at once',
  request: { params, body: jsonOf(roleBody) },
  responses: { 200: answer('The role', one) },
})
const removeRole = endpoint('role.write', {
  method: 'delete',
  path: '/roles/{roleId}',
  tag: 'People',
  summary: 'Remove a role that nobody has',
  request: { params },
  responses: { 200: answer('Gone', z.object({ removed: z.literal(true) })) },
})

export const roleRoutes = apiRoutes()
  .openapi(getRoles, async (c) => {
    const known = ROLES.map((name) => ({ role: name, permissions: [...permissionsOfRole(name)].sort() }))
    return c.json({ builtIn: known, roles: await listRoles(c.var.tenant) }, 200)
  })
  .openapi(postRole, async (c) => {
    const body = c.req.valid('json')
    requireWithin(c.var.principal, body.permissions)
    const held = await listRoles(c.var.tenant)
    if (held.length >= MOST_ROLES) throw tooMany()
    requireFreeName(held, body.name)
    return c.json({ role: await putRole(c.var.tenant, { id: newId('rol'), ...body }) }, 201)
  })
  .openapi(updateRole, async (c) => {
    const { roleId } = c.req.valid('param')
    const body = c.req.valid('json')
    const before = await existing(c.var.tenant, roleId)
    // Whoever has less may neither widen a role nor take from those who have more.
    requireWithin(c.var.principal, [...before.permissions, ...body.permissions])
    requireFreeName(await listRoles(c.var.tenant), body.name, roleId)
    const changed = await putRole(c.var.tenant, { id: roleId, ...body })
    const holders = await holdersOf(c.var.tenant, roleId)
    await rightsChanged(c.env, c.var.tenant.tenantId, holders)
    await endWhatIsBeyond(c.env, c.var.tenant, holders)
    return c.json({ role: changed }, 200)
  })
  .openapi(removeRole, async (c) => {
    const { roleId } = c.req.valid('param')
    requireWithin(c.var.principal, (await existing(c.var.tenant, roleId)).permissions)
    if (!(await deleteRole(c.var.tenant, roleId))) throw inUse()
    return c.json({ removed: true as const }, 200)
  })

async function existing(scope: TenantScope, roleId: string): Promise<OwnRole> {
  const found = await findRole(scope, roleId)
  if (!found) throw notFound('role')
  return found
}

function requireFreeName(held: OwnRole[], name: string, except?: string): void {
  const taken = held.some((other) => other.id !== except && other.name.toLowerCase() === name.toLowerCase())
  if (!taken) return
  throw new Problem({
    status: 409,
    code: 'role.name_taken',
    title: 'Name taken',
    detail: 'Another role has this name.',
    nextStep: 'Choose another name.',
  })
}

function inUse(): Problem {
  return new Problem({
    status: 409,
    code: 'role.in_use',
    title: 'Somebody has this role',
    detail: 'A role that people have, or were invited to, cannot be removed.',
    nextStep: 'Give them another role and revoke the invitations, then remove it.',
  })
}

function tooMany(): Problem {
  return new Problem({
    status: 409,
    code: 'role.too_many',
    title: 'Too many roles',
    detail: `An organization has at most ${MOST_ROLES} roles of its own.`,
    nextStep: 'Change one that exists, or remove one that nobody has.',
  })
}
