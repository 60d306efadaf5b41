import type { SeedTenant } from './seed-file.ts'

const ROLES = ['owner', 'admin', 'supervisor', 'agent', 'analyst'] as const

/** One person for every role: `owner@bluebird.test` and so on. */
export function oneOfEachRole(tenantId: string, names: Record<(typeof ROLES)[number], string>): SeedTenant['users'] {
  return ROLES.map((role) => ({
    id: `usr_${tenantId}_${role}`,
    name: names[role],
    email: `${role}@${tenantId}.test`,
    role,
  }))
}
