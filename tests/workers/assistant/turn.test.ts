import { env } from 'cloudflare:workers'
import { expect, test } from 'vitest'
import { decide } from '../../../workers/assistant/decide'
import { turnDeps } from '../../../workers/assistant/deps'
import { triedTurn } from '../../../workers/assistant/try'
import { saveDocument } from '../../../workers/knowledge/documents'
import { ingestDocument } from '../../../workers/knowledge/ingest'
import { seedTenant } from '../../support/seed'

/** The whole path on the stand-ins: embedding, index, full text, reranker, chat, checks. */
const HOURS = 'Our office is open Monday to Saturday from 9 am to 7 pm. It is closed on Sunday.'
const BAGS = 'Each traveller may bring one suitcase of up to 20 kg. A second suitcase costs ₹1,200.'

async function knowing(over: Partial<typeof env> = {}) {
  const { tenantId } = await seedTenant()
  for (const [n, text] of [HOURS, BAGS].entries()) {
    const documentId = `doc_${n}`
    await saveDocument(env, tenantId, { documentId, title: n === 0 ? 'Opening hours' : 'Luggage', kind: 'text', text })
    await ingestDocument(env, { tenantId, documentId, version: 1 })
  }
  return turnDeps({ ...env, ...over }, tenantId)
}

function asks(text: string) {
  return triedTurn({ text, history: [] }, Date.now())
}

test('a question the documents answer is answered, with its source', async () => {
  const decision = await decide(asks('What does a second suitcase cost?'), await knowing())
  expect(decision).toMatchObject({
    kind: 'answer',
    language: 'en',
    sources: [{ documentId: 'doc_1', title: 'Luggage' }],
  })
  expect(decision.kind === 'answer' && decision.text).toContain('₹1,200')
})

test('a question they do not answer goes to people', async () => {
  const decision = await decide(asks('Do you repair broken bicycles?'), await knowing())
  expect(decision).toMatchObject({ kind: 'hand_off' })
})

test('with Workers AI down the passage is quoted, or people take over', async () => {
  const down = { AI: { run: async () => Promise.reject(new Error('down')) } }
  const deps = await knowing(down)
  const answered = await decide(asks('second suitcase cost'), deps)
  expect(answered).toMatchObject({ kind: 'answer', degraded: 'no_vectors,no_reranker,no_model', model: null })
  expect(await decide(asks('do you repair broken bicycles?'), deps)).toMatchObject({ kind: 'hand_off' })
})
