import { env } from 'cloudflare:workers'
import { expect } from 'vitest'
import { knowledgeOf } from '../../../workers/objects'
import { until } from '../../support/api'
import { newReceiver } from '../../support/receiver'
import { call } from '../api-client'

export const SOURCES = '/api/knowledge/sources'
export type Tenant = { token: string; tenantId: string }
export type Pages = Record<string, { status?: number; headers?: Record<string, string>; body?: string }>

export const html = (title: string, text: string, head = '') => ({
  body: `<!doctype html><html lang="en"><head><title>${title}</title>${head}</head><body><nav>Home</nav><main><h1>${title}</h1><p>${text}</p></main></body></html>`,
})

export async function asked(tenant: Tenant, method: string, path: string, body?: unknown) {
  const answer = await call(method, path, { token: tenant.token, ...(body === undefined ? {} : { body }) })
  return { status: answer.status, body: Object(answer.body) }
}

export async function site(pages: Pages) {
  const receiver = await newReceiver({ pages })
  const origin = `https://${receiver.host}`
  return {
    origin,
    receiver,
    sitemap: (...paths: string[]) => ({
      headers: { 'content-type': 'application/xml' },
      body: `<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">${paths.map((path) => `<url><loc>${origin}${path}</loc></url>`).join('')}</urlset>`,
    }),
    paths: async () => (await receiver.received()).map(({ url }) => new URL(url).pathname),
  }
}

export async function added(tenant: Tenant, body: object): Promise<string> {
  const answer = await asked(tenant, 'POST', SOURCES, body)
  expect(answer).toMatchObject({ status: 201 })
  return answer.body.source.id
}

export async function settled(tenant: Tenant, id: string, state = 'ready') {
  return until(async () => {
    const { body } = await asked(tenant, 'GET', `${SOURCES}/${id}`)
    expect(body.source.state).toBe(state)
    for (const page of body.pages) expect(page.state).not.toMatch(/pending|ingesting/)
    return body
  }, 20_000)
}

export async function readAgain(tenant: Tenant, id: string, state = 'ready') {
  expect((await asked(tenant, 'POST', `${SOURCES}/${id}/read`)).status).toBe(200)
  return settled(tenant, id, state)
}

export async function found(tenant: Tenant, query: string) {
  const knowledge = await knowledgeOf(env, tenant.tenantId)
  return (await knowledge.search({ tenantId: tenant.tenantId, query, limit: 5 })).hits.map(({ text }) => text)
}
