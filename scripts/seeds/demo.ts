import { bluebird } from './bluebird/tenant.ts'
import type { SeedFile } from './seed-file.ts'
import { sunrise } from './sunrise.ts'

export const demo: SeedFile = { signInHints: true, tenants: [bluebird, sunrise] }
