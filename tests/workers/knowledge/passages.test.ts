import { env } from 'cloudflare:workers'
import { expect, test } from 'vitest'
import { deleteDocument, saveDocument } from '../../../workers/knowledge/documents'
import { ingestDocument } from '../../../workers/knowledge/ingest'
import { call, makeTenant } from '../api-client'
import { quietEnv } from './support'

const RULES = {
  documentId: 'doc_rules',
  title: 'House rules',
  kind: 'faq' as const,
  text: 'Q: May I smoke?\nA: On the terrace.\n\nQ: Are dogs welcome?\nA: Small ones are.',
}

async function knowing() {
  const tenant = await makeTenant()
  const { tenantId, token } = tenant
  const read = (version: number) => ingestDocument(env, { tenantId, documentId: 'doc_rules', version })
  await saveDocument(quietEnv(), tenantId, RULES)
  await read(1)
  return { tenantId, token, read, passage: (id: string) => call('GET', `/api/knowledge/passages/${id}`, { token }) }
}

test('a passage is shown as the assistant saw it', async () => {
  const { passage } = await knowing()
  expect(await passage('doc_rules.1.1')).toMatchObject({
    status: 200,
    body: {
      passage: {
        id: 'doc_rules.1.1',
        documentId: 'doc_rules',
        title: 'House rules',
        heading: 'Are dogs welcome?',
        text: 'Small ones are.',
        language: 'en',
      },
    },
  })
})

test.each(['doc_rules.1.2', 'doc_rules.2.0', 'doc_other.1.0', 'doc_rules', 'doc_rules.01.0', 'doc_rules.1.0.0', 'x'])(
  'there is no passage %s',
  async (id) => {
    const { passage } = await knowing()
    expect(await passage(id)).toMatchObject({ status: 404, body: { code: 'passage.not_found' } })
  },
)

test('of a document that changed since it says so, but only once the new text is in use', async () => {
  const { tenantId, read, passage } = await knowing()
  await saveDocument(quietEnv(), tenantId, { ...RULES, text: 'Q: May I smoke?\nA: Nowhere.' })
  expect((await passage('doc_rules.1.0')).status).toBe(200)
  await read(2)
  expect(await passage('doc_rules.1.0')).toMatchObject({
    status: 404,
    body: { code: 'passage.replaced', documentId: 'doc_rules', nextStep: expect.stringContaining('Open the document') },
  })
  expect((await passage('doc_rules.2.0')).body).toMatchObject({ passage: { text: 'Nowhere.' } })
})

test('of a document that was removed it says that too', async () => {
  const { tenantId, read, passage } = await knowing()
  await deleteDocument(quietEnv(), tenantId, 'doc_rules')
  await read(2)
  expect(await passage('doc_rules.1.0')).toMatchObject({ status: 404, body: { code: 'passage.removed' } })
})

test('another tenant finds nothing there, not even that it was replaced', async () => {
  const { tenantId, read } = await knowing()
  await saveDocument(quietEnv(), tenantId, { ...RULES, text: 'Q: May I smoke?\nA: Nowhere.' })
  await read(2)
  const { token } = await makeTenant()
  for (const id of ['doc_rules.1.0', 'doc_rules.2.0'])
    expect(await call('GET', `/api/knowledge/passages/${id}`, { token })).toMatchObject({
      status: 404,
      body: { code: 'passage.not_found' },
    })
})
