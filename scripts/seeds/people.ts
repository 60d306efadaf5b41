import type { ParsedSeed, SeedTenant } from './seed-file.ts'

const ROLES = ['owner', 'admin', 'supervisor', 'agent', 'analyst'] as const

export const DEMO_PASSWORD = 'whatsnexus-demo'

/** One person for every role: `owner@bluebird.test` and so on. */
export function oneOfEachRole(tenantId: string, names: Record<(typeof ROLES)[number], string>): SeedTenant['users'] {
  return ROLES.map((role) => ({
    id: `usr_${tenantId}_${role}`,
    name: names[role],
    email: `${role}@${tenantId}.test`,
    role,
    password: DEMO_PASSWORD,
  }))
}

/** What the sign-in page shows of a seed that says so: everybody with a password. Empty for any other. */
export function signInHints({ signInHints: shown, tenants }: ParsedSeed) {
  if (!shown) return []
  return tenants.flatMap((tenant) =>
    tenant.users.flatMap(({ name, email, role, password }) =>
      password === undefined ? [] : [{ tenant: tenant.name, name, email, role, password }],
    ),
  )
}
