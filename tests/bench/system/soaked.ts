import { mkdirSync, writeFileSync } from 'node:fs'
import { bench } from '../../../scripts/seeds/bench.ts'
import type { SeedFile } from '../../../scripts/seeds/seed-file.ts'
import { SOAKED } from '../soak/limits.ts'
import { productWith } from './product.ts'
import type { Launch } from './system.ts'

/** The number of the bench, with the limits that Meta sets: what is measured is that they hold, whatever happens. */
export const soakedProduct: Launch = productWith((dataDir) => {
  const [tenant] = bench.tenants
  const [number] = tenant?.numbers ?? []
  if (!tenant || !number) throw new Error('the bench has no number')
  const limits = { messages_per_second: SOAKED.messagesPerSecond, pair_burst: SOAKED.pairBurst }
  const seed: SeedFile = { tenants: [{ ...tenant, numbers: [{ ...number, ...limits }] }] }
  mkdirSync(dataDir, { recursive: true })
  const file = `${dataDir}/soak-seed.json`
  writeFileSync(file, JSON.stringify(seed))
  return file
})
