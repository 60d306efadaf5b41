import { env } from 'cloudflare:workers'
import { strToU8 } from 'fflate'
import { expect, test } from 'vitest'
import { app } from '../../../workers/app'
import { ingestDocument } from '../../../workers/knowledge/ingest'
import { until } from '../../support/api'
import { docxOf, xlsxOf } from '../../support/documents/office'
import { pageOf, pdfOf } from '../../support/documents/pdf'
import { call, makeTenant, ORIGIN } from '../api-client'
import { watchedAi } from './support'

const DOCUMENTS = '/api/knowledge/documents'

async function upload(token: string, query: string, bytes: Uint8Array<ArrayBuffer>, headers = {}) {
  const init = { method: 'POST', body: bytes, headers: { authorization: `Bearer ${token}`, ...headers } }
  const response = await app.request(`${ORIGIN}/api/knowledge/files?${query}`, init, env)
  const body = Object(await response.json())
  return { status: response.status, body, id: String(body.document?.id) }
}

async function becomes(token: string, id: string, state: string) {
  return until(async () => {
    const { document } = Object((await call('GET', `${DOCUMENTS}/${id}`, { token })).body)
    expect(document.state).toBe(state)
    return document
  }, 20_000)
}

async function tried(token: string, text: string) {
  const { body } = await call('POST', '/api/knowledge/try', { token, body: { text } })
  return Object(body).decision
}

const handbook = (pages: number) =>
  pdfOf(
    Array.from({ length: pages }, (_, n) =>
      pageOf(
        `Route ${n + 1}: Pune to Station ${n + 1}`,
        [
          `The bus on route ${n + 1} leaves at ${6 + (n % 12)}:15 am and takes about ${3 + (n % 5)} hours, with one stop for food on the way.`,
          `A ticket for route ${n + 1} costs ${400 + n * 7} rupees. Children under five travel free when they sit on a lap.`,
        ],
        n + 1,
      ),
    ),
  )

test('a PDF of fifty pages goes through the queue into an answer that names its page', async () => {
  const { token } = await makeTenant()
  const { status, body, id } = await upload(token, 'name=Handbook.pdf', handbook(50))
  expect(status).toBe(201)
  expect(body.document).toMatchObject({
    title: 'Handbook',
    kind: 'file',
    state: 'pending',
    stage: 'waiting',
    file: { name: 'Handbook.pdf', mediaType: 'application/pdf' },
  })
  const document = await becomes(token, id, 'ready')
  expect(document).toMatchObject({ stage: null, withoutVectors: false, error: null })
  expect(document.chunks).toBe(50)
  expect(document.text).toContain('# Route 50: Pune to Station 50')
  const decision = await tried(token, 'How much does a ticket for route 37 cost?')
  expect(decision).toMatchObject({ kind: 'answer', text: expect.stringContaining('652') })
  const { chunkId } = decision.sources[0]
  const { passage } = Object((await call('GET', `/api/knowledge/passages/${chunkId}`, { token })).body)
  expect(passage).toMatchObject({ documentId: id, heading: 'Route 37: Pune to Station 37', place: 'p. 37' })
})

test.each([
  [
    'rooms.docx',
    docxOf(['# Rooms', 'The sauna on the roof opens at seven in the evening.']),
    'When does the sauna open?',
    'seven',
  ],
  [
    'fees.xlsx',
    xlsxOf({
      Fees: [
        ['Service', 'Fee'],
        ['Airport transfer', { money: 850 }],
      ],
    }),
    'What is the fee for an airport transfer?',
    '850',
  ],
  [
    'fees.csv',
    strToU8('Service,Fee\nAirport transfer,850 rupees\n'),
    'What is the fee for an airport transfer?',
    '850',
  ],
  [
    'page.html',
    strToU8('<html><body><h1>Pets</h1><p>Pets travel free of charge in the luggage van.</p></body></html>'),
    'Do pets travel free?',
    'luggage van',
  ],
  [
    'notes.md',
    strToU8('# Lost things\n\nWe keep lost things for 30 days at the Pune office.'),
    'How long do you keep lost things?',
    '30 days',
  ],
  [
    'notes.txt',
    strToU8('We keep lost things for 30 days at the Pune office.'),
    'How long do you keep lost things?',
    '30 days',
  ],
])('%s is read and answered from', async (name, bytes, question, words) => {
  const { token } = await makeTenant()
  const { id, status } = await upload(token, `name=${name}`, new Uint8Array(bytes))
  expect(status).toBe(201)
  await becomes(token, id, 'ready')
  expect(await tried(token, question)).toMatchObject({ kind: 'answer', text: expect.stringContaining(words) })
})

test('each passage of a file has its own language', async () => {
  const { token } = await makeTenant()
  const bytes = docxOf([
    ...['# Changes', 'A ticket can be changed until two hours before departure.'],
    ...['# बदलाव', 'यात्रा से दो घंटे पहले तक टिकट बदला जा सकता है।'],
    ...['# மாற்றம்', 'புறப்படுவதற்கு இரண்டு மணி நேரம் முன்பு வரை டிக்கெட்டை மாற்றலாம்.'],
  ])
  const { id } = await upload(token, 'name=changes.docx', bytes)
  await becomes(token, id, 'ready')
  const { passages } = Object((await call('GET', `${DOCUMENTS}/${id}/passages`, { token })).body)
  expect(passages).toMatchObject([
    { heading: 'Changes', language: 'en' },
    { heading: 'बदलाव', language: 'hi' },
    { heading: 'மாற்றம்', language: 'ta' },
  ])
  expect(await tried(token, 'टिकट कब तक बदला जा सकता है?')).toMatchObject({ kind: 'answer', language: 'hi' })
})

test('while it is read it says at which stage it is', async () => {
  const { token, tenantId } = await makeTenant()
  const quiet = { ...env, INGEST_QUEUE: { ...env.INGEST_QUEUE, send: async () => Object(null) } }
  const init = { method: 'POST', body: handbook(40), headers: { authorization: `Bearer ${token}` } }
  const response = await app.request(`${ORIGIN}/api/knowledge/files?name=Handbook.pdf`, init, quiet)
  const { id } = Object(await response.json()).document
  const stages: string[] = []
  const note = async () => {
    const { document } = Object((await call('GET', `${DOCUMENTS}/${id}`, { token })).body)
    stages.push(`${document.stage} ${document.chunksDone}/${document.chunks}`)
  }
  await note()
  const bucket = watchedBucket(env.BUCKET, note)
  await ingestDocument({ ...env, BUCKET: bucket, AI: watchedAi(note) }, { tenantId, documentId: id, version: 1 })
  await note()
  expect(stages).toEqual(['waiting 0/0', 'file 0/0', 'passages 0/40', 'passages 25/40', 'null 40/40'])
})

/** Says when what was read is about to be kept. */
function watchedBucket(bucket: R2Bucket, onPut: () => Promise<void>): R2Bucket {
  return new Proxy(bucket, {
    get(target, name) {
      const member = Reflect.get(target, name)
      if (typeof member !== 'function') return member
      if (name !== 'put') return member.bind(target)
      return async (...args: unknown[]) => {
        await onPut()
        return member.apply(target, args)
      }
    },
  })
}

test.each([
  ['name=scan.pdf', pdfOf([[], []]), 'scanned', 'OCR'],
  ['name=broken.pdf', strToU8('%PDF-1.7 nothing'), 'damaged', 'save it anew'],
])('what cannot be read says so in words: %s', async (query, bytes, error, nextStep) => {
  const { token } = await makeTenant()
  const { id } = await upload(token, query, new Uint8Array(bytes))
  const document = await becomes(token, id, 'failed')
  expect(document).toMatchObject({ error, errorDetail: { nextStep: expect.stringContaining(nextStep), retry: false } })
})

test.each([
  ['name=photo.pdf', strToU8('\x89PNG\r\n\x1a\n0000000000000000'), 415, 'file.wrong_type'],
  [
    'name=old.doc',
    Uint8Array.from('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1', (char) => char.charCodeAt(0)),
    415,
    'file.wrong_type',
  ],
  ['name=empty.pdf', new Uint8Array(0), 422, 'file.empty'],
  ['name=large.txt', new Uint8Array(25 * 1024 * 1024 + 1).fill(97), 413, 'file.too_large'],
  ['title=x', strToU8('text'), 400, 'request.invalid'],
])('%s is refused with a next step', async (query, bytes, status, code) => {
  const { token } = await makeTenant()
  expect(await upload(token, query, new Uint8Array(bytes))).toMatchObject({ status, body: { code } })
  expect(Object((await call('GET', DOCUMENTS, { token })).body).documents).toEqual([])
})

test('the very same file is not taken twice: the answer says where it is', async () => {
  const { token } = await makeTenant()
  const { id } = await upload(token, 'name=a.txt', strToU8('Pets travel free.'))
  expect(await upload(token, 'name=b.txt', strToU8('Pets travel free.'))).toMatchObject({
    status: 409,
    body: { code: 'file.already_here', documentId: id },
  })
})

test('an upload that is repeated under its key is one document', async () => {
  const { token } = await makeTenant()
  const key = { 'idempotency-key': 'upload-1' }
  const first = await upload(token, 'name=a.txt', strToU8('Pets travel free.'), key)
  expect(await upload(token, 'name=a.txt', strToU8('Pets travel free.'), key)).toMatchObject({
    status: 201,
    id: first.id,
  })
})

test('a newer file takes the place of the older one; the older one serves until it is read', async () => {
  const { token } = await makeTenant()
  const { id } = await upload(token, 'name=fares.txt', strToU8('A ticket costs 400 rupees.'))
  await becomes(token, id, 'ready')
  expect(await upload(token, `name=fares.txt&documentId=${id}`, strToU8('A ticket costs 450 rupees.'))).toMatchObject({
    status: 201,
    id,
    body: { document: { version: 2 } },
  })
  await becomes(token, id, 'ready')
  expect(await tried(token, 'How much does a ticket cost?')).toMatchObject({ text: expect.stringContaining('450') })
})

test('a newer file of another name leaves the document its title', async () => {
  const { token } = await makeTenant()
  const { id } = await upload(token, 'name=fares.txt&title=Our%20fares', strToU8('A ticket costs 400 rupees.'))
  await becomes(token, id, 'ready')
  const newer = await upload(token, `name=fares-v2.txt&documentId=${id}`, strToU8('A ticket costs 450 rupees.'))
  expect(newer).toMatchObject({ body: { document: { title: 'Our fares', file: { name: 'fares-v2.txt' } } } })
})

test('the file is given back as it was uploaded, to its own tenant', async () => {
  const [mine, other] = [await makeTenant(), await makeTenant()]
  const { id } = await upload(mine.token, 'name=Fares%20%26%20fees.txt', strToU8('A ticket costs 400 rupees.'))
  const headers = { authorization: `Bearer ${mine.token}` }
  const answer = await app.request(`${ORIGIN}${DOCUMENTS}/${id}/file`, { headers }, env)
  expect(answer.status).toBe(200)
  expect(new TextDecoder().decode(await answer.arrayBuffer())).toBe('A ticket costs 400 rupees.')
  expect(answer.headers.get('content-disposition')).toContain('Fares')
  expect((await call('GET', `${DOCUMENTS}/${id}/file`, other)).status).toBe(404)
})
