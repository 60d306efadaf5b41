import { env } from 'cloudflare:workers'
import { expect, test } from 'vitest'
import { until } from '../../support/api'
import { textsBody } from '../../support/meta'
import type { SeededTenant } from '../../support/seed'
import { postWebhook } from '../../support/signed-webhook'
import { readyTenant, send } from './support'

const QUESTION = 'Do you rent out submarines in Antarctica?'
const DOCUMENT = { title: 'Submarines', kind: 'faq', text: `Q: ${QUESTION}\nA: No, only houseboats.` }

async function suggestions(tenant: SeededTenant) {
  return (await send(tenant, 'GET', 'assistant/suggestions?days=7')).body.suggestions
}

async function asked() {
  const tenant = await readyTenant({ assistant: true })
  await postWebhook(textsBody(tenant, { from: '447700900001', text: QUESTION }))
  const id = await until(async () => {
    const [first] = await suggestions(tenant)
    expect(first).toMatchObject({ question: QUESTION })
    return String(first.id)
  })
  return { tenant, suggestionId: id }
}

test('publishing what was begun from an unanswered question closes it, on record', { timeout: 40_000 }, async () => {
  const { tenant, suggestionId } = await asked()
  const saved = await send(tenant, 'POST', 'knowledge/documents', { ...DOCUMENT, suggestionId })
  expect(saved).toMatchObject({ status: 201, body: { closedSuggestion: true } })
  expect(await suggestions(tenant)).toEqual([])
  const { results } = await env.DB.prepare(
    "SELECT target, detail FROM audit_entries WHERE tenant_id = ? AND action = 'suggestion.dealt_with'",
  )
    .bind(tenant.tenantId)
    .all()
  expect(results).toEqual([{ target: suggestionId, detail: JSON.stringify({ how: 'answered' }) }])
})

test('a draft of it leaves the question open, whoever publishes it later closes it', { timeout: 40_000 }, async () => {
  const { tenant, suggestionId } = await asked()
  const saved = await send(tenant, 'POST', 'knowledge/documents', { ...DOCUMENT, draft: true, suggestionId })
  expect(saved).toMatchObject({ status: 201, body: { closedSuggestion: false } })
  expect(await suggestions(tenant)).toHaveLength(1)
  const path = `knowledge/documents/${saved.body.document.id}`
  await send(tenant, 'PUT', `${path}/draft`, { ...DOCUMENT, text: `Q: ${QUESTION}\nA: No. Only houseboats.` })
  const published = await send(tenant, 'POST', `${path}/publish`)
  expect(published).toMatchObject({ status: 200, body: { closedSuggestion: true } })
  expect(await suggestions(tenant)).toEqual([])
})
