import { env } from 'cloudflare:workers'
import { expect, test } from 'vitest'
import type { Complete } from '../../../workers/copilot/ask'
import { proposePhrasings } from '../../../workers/knowledge/phrasings'
import { knowledgeOf } from '../../../workers/objects'
import { call, makeTenant } from '../api-client'

const PHRASINGS = '/api/knowledge/phrasings'

test.each([
  ['Can I take my bicycle along?', 'en', /bicycle/],
  ['क्या मैं अपनी साइकिल ले जा सकता हूँ?', 'hi', /साइकिल/],
  ['¿Puedo llevar mi bicicleta en el autobús?', 'es', /bicicleta/],
])('other ways of asking "%s" are proposed in its language', async (question, language, words) => {
  const { token } = await makeTenant()
  const { status, body } = await call('POST', PHRASINGS, { token, body: { question } })
  expect(status).toBe(200)
  expect(Object(body).language).toBe(language)
  const { phrasings } = Object(body)
  expect(phrasings.length).toBeGreaterThanOrEqual(3)
  expect(phrasings.length).toBeLessThanOrEqual(5)
  for (const phrasing of phrasings) expect(phrasing).toMatch(words)
  expect(phrasings).not.toContain(question)
})

test('what is there already is not proposed again', async () => {
  const { token } = await makeTenant()
  const first = await call('POST', PHRASINGS, { token, body: { question: 'Do you ship abroad?' } })
  const { phrasings } = Object(first.body)
  const again = await call('POST', PHRASINGS, { token, body: { question: 'Do you ship abroad?', phrasings } })
  expect(Object(again.body).phrasings).toEqual([])
})

const answering =
  (phrasings: unknown): Complete =>
  async () => ({ ok: true, value: { answer: { phrasings }, model: 'm' } })

test('of what a model proposes, repetitions, novels and other scripts are left out', async () => {
  const proposed = [
    'Shipping abroad?',
    'shipping ABROAD',
    '',
    '¿x?'.repeat(200),
    'क्या आप विदेश भेजते हैं?',
    'Do you ship abroad',
  ]
  const found = await proposePhrasings(answering(proposed), { question: 'Do you ship abroad?', phrasings: [] })
  expect(found).toMatchObject({ ok: true, phrasings: ['Shipping abroad?'] })
})

test('a model that is down or answers garbage says so, with the next step', async () => {
  const down: Complete = async () => ({ ok: false, reason: 'failed' })
  expect(await proposePhrasings(down, { question: 'Why?', phrasings: [] })).toMatchObject({ ok: false, reason: 'down' })
  const garbage = await proposePhrasings(answering('no list'), { question: 'Why?', phrasings: [] })
  expect(garbage).toMatchObject({ ok: false, reason: 'down' })
})

test('what it costs is counted', async () => {
  const { token, tenantId } = await makeTenant()
  await call('POST', PHRASINGS, { token, body: { question: 'Do you ship abroad?' } })
  const knowledge = await knowledgeOf(env, tenantId)
  const opened = await knowledge.openSpend({ tenantId, now: Date.now(), limit: 1_000, most: 1, ticket: 'spd_1' })
  expect(opened.spent).toBeGreaterThan(0)
})
