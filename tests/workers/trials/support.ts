import { expect } from 'vitest'
import { asTenant, until } from '../../support/api'
import { asOperator, type SeededTenant, seedTenant } from '../../support/seed'

export const DOCUMENTS = [
  {
    title: 'Opening hours',
    text: 'Our office is open Monday to Saturday from 9:30 am to 7:00 pm. On Sunday we are closed.',
  },
  {
    title: 'Cancellation',
    text: 'You can cancel free of charge until 14 days before departure. After that we keep 40 percent of the price.',
  },
]

export async function readyTenant(wanted: Parameters<typeof seedTenant>[0] = {}): Promise<SeededTenant> {
  const tenant = await seedTenant({ documents: DOCUMENTS, ...wanted })
  await until(async () => {
    expect(await asOperator('GET', `tenants/${tenant.tenantId}/readiness`)).toMatchObject({ ready: true })
  }, 15_000)
  return tenant
}

export async function send(tenant: SeededTenant, method: string, path: string, body?: unknown) {
  const response = await asTenant(tenant, path, {
    method,
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
  return { status: response.status, body: Object(await response.json()) }
}

/** A trial that has ended, with what it found. */
export async function tried(tenant: SeededTenant, wanted: object) {
  const { status, body } = await send(tenant, 'POST', 'assistant/trials', wanted)
  expect(status, JSON.stringify(body)).toBe(202)
  const path = `assistant/trials/${body.trial.id}`
  const trial = await until(async () => {
    const now = (await send(tenant, 'GET', path)).body.trial
    expect(['done', 'failed']).toContain(now.state)
    return now
  }, 20_000)
  return { trial, results: (await send(tenant, 'GET', `${path}/results?limit=200`)).body.results }
}

export async function addSet(tenant: SeededTenant, questions: object[], name = 'Basics'): Promise<string> {
  const { status, body } = await send(tenant, 'POST', 'assistant/question-sets', { name, questions })
  expect(status, JSON.stringify(body)).toBe(201)
  return body.set.id
}
