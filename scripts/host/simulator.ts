import { join } from 'node:path'
import { createSimulator, type Simulator } from '../../tests/stand-ins/simulator/index.ts'
import { ownApp } from '../seeds/apply.ts'
import type { ParsedSeed } from '../seeds/seed-file.ts'
import type { Variables } from './variables.ts'

interface Wanted {
  dataDir: string
  /** Our own listener: signed webhooks go there. */
  origin: string
  seed: ParsedSeed
  variables: Variables
}

/** Meta's side on a port of its own, with the seed's numbers. What was said survives in a file below `dataDir`. */
export function startSimulator({ dataDir, origin, seed, variables }: Wanted): Promise<Simulator> {
  const numbers = seed.tenants.flatMap((tenant) =>
    tenant.numbers.map((number) => {
      const { phone_number_id, waba_id, display_phone_number, access_token, app_secret } = number
      const app = ownApp(tenant, number)
      const own = app && app_secret ? { app, app_secret } : {}
      return { phone_number_id, waba_id, display_phone_number, access_token, name: tenant.name, ...own }
    }),
  )
  return createSimulator({
    port: variables.simulatorPort,
    appSecret: variables.worker.META_APP_SECRET,
    ...(variables.worker.META_APP_ID && { appId: variables.worker.META_APP_ID }),
    verifyToken: variables.worker.META_VERIFY_TOKEN,
    webhookUrl: `${origin}/webhooks/whatsapp`,
    numbers,
    stateFile: join(dataDir, 'simulator.json'),
  })
}
