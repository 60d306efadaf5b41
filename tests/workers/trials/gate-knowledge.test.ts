import { expect, test } from 'vitest'
import type { SeededTenant } from '../../support/seed'
import { addSet, readyTenant, send, tried } from './support'

const QUESTIONS = [
  { text: 'When are you open on Monday?', expects: { kind: 'answer', contains: ['9:30'] } },
  { text: 'Until when can I cancel free of charge?', expects: { kind: 'answer', contains: ['14 days'] } },
]

const gateOf = async (tenant: SeededTenant) => (await send(tenant, 'GET', 'assistant/gate')).body.gate

async function passed() {
  const tenant = await readyTenant()
  await send(tenant, 'PUT', 'assistant/settings/gate', { questionsLeast: 2 })
  const { trial } = await tried(tenant, { kind: 'batch', setId: await addSet(tenant, QUESTIONS) })
  expect((await gateOf(tenant)).open).toBe(true)
  const listed = (await send(tenant, 'GET', 'knowledge/documents')).body.documents
  const document = listed.find(({ title }: { title: string }) => title === 'Cancellation')
  return { tenant, document, changed: [{ code: 'knowledge_changed', need: 0, have: 1, trialId: trial.id }] }
}

test('a trial of before the knowledge was changed opens no gate', { timeout: 60_000 }, async () => {
  const { tenant, document, changed } = await passed()
  const path = `knowledge/documents/${document.id}`
  // Withheld from customers: what was answered from it is answered no more.
  expect((await send(tenant, 'PATCH', path, { audience: 'agents' })).status).toBe(200)
  expect(await gateOf(tenant)).toMatchObject({ open: false, reasons: changed })
  // As it was when it was tried.
  await send(tenant, 'PATCH', path, { audience: 'customers' })
  expect((await gateOf(tenant)).open).toBe(true)
  expect((await send(tenant, 'DELETE', path)).status).toBeLessThan(300)
  expect(await gateOf(tenant)).toMatchObject({ open: false, reasons: changed })
})

test('nor one of before the handbook was changed; a draft changes nothing', { timeout: 60_000 }, async () => {
  const { tenant, document, changed } = await passed()
  const draft = { title: 'Cancellation', kind: 'text', text: 'You can never cancel.' }
  const saved = await send(tenant, 'PUT', `knowledge/documents/${document.id}/draft`, draft)
  expect(saved.status, JSON.stringify(saved.body)).toBe(200)
  expect((await gateOf(tenant)).open).toBe(true)
  expect((await send(tenant, 'PUT', 'assistant/settings/voice', { tone: 'formal' })).status).toBe(200)
  expect(await gateOf(tenant)).toMatchObject({ open: false, reasons: changed })
})

test('an answer where people were to take over is no answer that was wanted', { timeout: 60_000 }, async () => {
  const tenant = await readyTenant()
  const wanted = [
    { text: 'When are you open on Monday?', expects: { kind: 'hand_off' } },
    { text: 'Until when can I cancel free of charge?', expects: { kind: 'hand_off' } },
    { text: 'Do you rent out submarines in Antarctica?', expects: { kind: 'answer', contains: ['submarine'] } },
    { text: 'How deep is the ocean of Jupiter?', expects: { kind: 'answer', contains: ['km'] } },
  ]
  await send(tenant, 'PUT', 'assistant/settings/gate', { questionsLeast: 2 })
  const { trial } = await tried(tenant, { kind: 'batch', setId: await addSet(tenant, wanted) })
  const { reasons } = await gateOf(tenant)
  expect(reasons).toContainEqual({ code: 'too_few_answers', need: 0.5, have: 0, trialId: trial.id })
})
