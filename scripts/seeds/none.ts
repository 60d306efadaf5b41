import type { SeedFile } from './seed-file.ts'

export const none: SeedFile = { tenants: [] }
