import { randomUUID } from 'node:crypto'
import { readVariables } from '../../../scripts/host/variables.ts'
import { operatorClient } from '../../../scripts/seeds/operator-client.ts'
import { DEMO_PASSWORD } from '../../../scripts/seeds/people.ts'
import { program } from './server.ts'

interface Hired {
  userId: string
  email: string
}

/** An organization of a test's own, whose people nobody else counts on. */
export interface Workplace {
  id: string
  name: string
  /** Somebody new, who signs in with the demo's password; or somebody of another one, who now works here too. */
  hire(role: 'owner' | 'admin' | 'analyst' | 'agent', name: string, known?: Hired): Promise<Hired>
}

export async function newWorkplace(name: string): Promise<Workplace> {
  const call = operatorClient(program.url, readVariables([]).worker.OPERATOR_TOKEN)
  const id = `own-${randomUUID().slice(0, 13)}`
  await call('PUT', `tenants/${id}`, { name })
  return {
    id,
    name,
    async hire(role, personName, known) {
      const userId = known?.userId ?? `usr_${id}_${randomUUID().slice(0, 8)}`
      const email = known?.email ?? `${userId.replaceAll('_', '.')}@example.test`
      await call('PUT', `tenants/${id}/users/${userId}`, { name: personName, email, role, password: DEMO_PASSWORD })
      return { userId, email }
    },
  }
}
