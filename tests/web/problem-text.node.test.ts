import { beforeEach, expect, test, vi } from 'vitest'
import { useLocale } from '../../web/i18n'
import { problem as arabic } from '../../web/i18n/ar/problem'
import { problem as english } from '../../web/i18n/en/problem'
import { problem as hindi } from '../../web/i18n/hi/problem'
import { problemText } from '../../web/problem-text'
import { noSuchUpload, OUTBOUND_REASONS, refusedContent } from '../../workers/conversations/message-problem'
import { EXPLANATIONS, problemOf } from '../../workers/conversations/refusals'
import { refusedDocument, refusedPassage } from '../../workers/knowledge/bodies'
import { notFound, Problem, unexpected } from '../../workers/platform/problem'
import type { Template } from '../../workers/templates/template'
import { composeTemplate } from '../../workers/templates/template-message'

vi.stubGlobal('localStorage', { setItem: () => {} })
vi.stubGlobal('document', { documentElement: {} })

beforeEach(() => useLocale('en'))

const UNKNOWN = { code: 'weather.rain', detail: 'It rains.', nextStep: 'Take an umbrella.' }
const NETWORK = { code: 'network', detail: '' }
const sentences = new Set<string>(Object.values(english).filter((sentence) => typeof sentence === 'string'))

test('what the server refuses is said in the language of the interface', async () => {
  const taken = { code: 'label.name_taken', detail: 'There is a label of this name already.', nextStep: 'Use that.' }
  expect(problemText(taken)).toBe(english['problem.labelTaken'])
  await useLocale('hi')
  expect(problemText(taken)).toBe(hindi['problem.labelTaken'])
  await useLocale('ar')
  expect(problemText(taken)).toBe(arabic['problem.labelTaken'])
})

test('a code that nobody has put into words is said as the server said it', async () => {
  await useLocale('hi')
  expect(problemText(UNKNOWN)).toBe('It rains. Take an umbrella.')
  expect(problemText({ ...UNKNOWN, nextStep: undefined })).toBe('It rains.')
})

test('no answer at all is said to be the connection', async () => {
  expect(problemText(NETWORK)).toBe('The server could not be reached. Check your connection and try again.')
  await useLocale('es')
  expect(problemText(NETWORK)).toBe('No se pudo conectar con el servidor. Revisa tu conexión e inténtalo de nuevo.')
})

test('a mistake of our own is not made into a sentence', () => {
  const mistake = new TypeError('x is undefined')
  expect(() => problemText(mistake)).toThrow(mistake)
  expect(() => problemText(undefined)).toThrow()
})

test.each(Object.keys(EXPLANATIONS))('a conversation that refuses with %s has a sentence', (reason) => {
  expect(sentences).toContain(said(problemOf({ ok: false, reason })))
  expect(said(problemOf({ ok: false, reason }, 'message'))).toBe(said(problemOf({ ok: false, reason })))
})

test.each(['conversation', 'message', 'contact', 'user', 'channel', 'label', 'document', 'passage', 'route'])(
  'a %s that is not there has a sentence',
  (noun) => {
    expect(sentences).toContain(said(notFound(noun)))
  },
)

test('what is wrong with a document or its passage has a sentence', () => {
  for (const reason of ['too_large', 'empty', 'no_text'] as const)
    expect(sentences).toContain(said(refusedDocument(reason)))
  for (const reason of ['replaced', 'removed'] as const)
    expect(sentences).toContain(said(refusedPassage(reason, 'doc_1')))
})

test('what WhatsApp would not take of a message has a sentence, with the numbers', async () => {
  for (const reason of OUTBOUND_REASONS) {
    const sentence = said(refusedContent({ reason, field: 'text', limit: 4096, actual: 5000 }))
    expect(sentence).not.toContain('has 5,000 characters; WhatsApp') // the server's own words
    expect(sentence).not.toMatch(/[{}]/)
  }
  expect(said(refusedContent({ reason: 'too_long', field: 'text', limit: 4096, actual: 5000 }))).toBe(
    'WhatsApp takes at most 4,096 characters here, and this has 5,000. Shorten it, or say the rest in another message.',
  )
  expect(sentences).toContain(said(noSuchUpload('upload')))
})

test('the blanks of a template are named', () => {
  const refused = (body: { text: string }[]) => said(thrownBy(() => composeTemplate(TEMPLATE, { body }, 0)))
  expect(refused([{ text: 'Maya' }])).toBe('Something is not filled in yet: 2. Fill it in, then send it.')
  expect(refused([])).toBe('Something is not filled in yet: 1, 2. Fill it in, then send it.')
  expect(refused([{ text: 'Maya' }, { text: 'one\ntwo' }])).toContain('line breaks')
  expect(refused([{ text: 'a' }, { text: 'b' }, { text: 'c' }])).toContain('does not have 3 any more')
})

test('whether a minute or an administrator helps with the templates is told apart', () => {
  const untold = { code: 'template.not_told', detail: 'No.' }
  expect(problemText({ ...untold, more: { needsReconnect: false } })).toBe(english['problem.templatesNotTold'])
  expect(problemText({ ...untold, more: { needsReconnect: true } })).toBe(english['problem.templatesNotConnected'])
})

test('who asked too much hears how long to wait', () => {
  const problem = { code: 'rate_limit.exceeded', detail: 'Used up.' }
  expect(problemText({ ...problem, retryAfterSeconds: 1 })).toContain('in 1 second.')
  expect(problemText({ ...problem, retryAfterSeconds: 12 })).toContain('in 12 seconds.')
})

test('a fault of the server is said with the code by which it is found in the log', () => {
  expect(said(unexpected())).toContain('this code: req_1.')
})

const TEMPLATE: Template = {
  id: '1',
  name: 'greeting',
  language: 'en',
  category: 'UTILITY',
  status: 'APPROVED',
  parameterFormat: 'POSITIONAL',
  header: null,
  body: 'Hello {{1}}, {{2}}',
  footer: null,
  buttons: [],
  variables: [{ key: '1' }, { key: '2' }],
  cards: [],
  limitedTimeOffer: null,
  authentication: null,
  quality: null,
  fallbacks: {},
  costClass: 'paid',
  sendable: true,
  reason: null,
}

/** As it arrives: what is more than the members that every problem has stands in `more`. */
function said(problem: Problem): string {
  const { code, detail, nextStep, ...more } = problem.body('req_1')
  return problemText({ code, detail, nextStep, more })
}

function thrownBy(act: () => unknown): Problem {
  try {
    act()
  } catch (error) {
    if (error instanceof Problem) return error
    throw error
  }
  throw new Error('nothing was thrown')
}
