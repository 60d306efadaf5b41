import { env } from 'cloudflare:workers'
import { afterEach, describe, expect, test } from 'vitest'
import { asTenant, until } from '../support/api'
import { graphSink } from '../support/graph-sink'
import { freshWamid, messagesBody, textsBody } from '../support/meta'
import { asOperator, type SeededTenant, seedTenant } from '../support/seed'
import { postWebhook } from '../support/signed-webhook'

const CUSTOMER = '447700900001'
const HOURS = {
  title: 'Opening hours',
  text: 'Our office is open Monday to Saturday from 9:30 am to 7:00 pm. On Sunday we are closed.',
}

interface Summed {
  summary: { wants: string; said: string; open: string; mood: string; facts?: string } | null
  reason: string | null
  upTo: number | null
}
interface Shown {
  id: string
  kind: string
  text: string | null
  direction?: string
  translations?: { language: string; from: string; text: string }[]
  event?: { type: string; cause: string; summary?: Summed['summary'] }
}

/** The stand-in can be told to fail; the product's own type knows nothing of that. */
async function breakAi(fault: Record<string, unknown>): Promise<void> {
  const { AI } = env as unknown as { AI: { control(fault: Record<string, unknown>): Promise<void> } }
  await AI.control(fault)
}

afterEach(() => breakAi({}))

/** A tenant with people only, who are written to in order. */
async function written(texts: string[], wanted: Parameters<typeof seedTenant>[0] = {}) {
  const tenant = await seedTenant(wanted)
  if (wanted?.documents) {
    await until(async () => {
      expect(await asOperator('GET', `tenants/${tenant.tenantId}/readiness`)).toMatchObject({ ready: true })
    }, 15_000)
  }
  for (const text of texts) await postWebhook(textsBody(tenant, { from: CUSTOMER, text, wamid: freshWamid() }))
  const id = await until(async () => {
    const answer = await asTenant(tenant, 'conversations?view=all')
    const { conversations } = await answer.json<{ conversations: { id: string }[] }>()
    if (!conversations[0]) throw new Error('not listed yet')
    return conversations[0].id
  })
  return { tenant, id, path: `conversations/${id}` }
}

async function post<Body>(tenant: SeededTenant, path: string, body?: unknown, method = 'POST') {
  const answer = await asTenant(tenant, path, { method, ...(body === undefined ? {} : { body: JSON.stringify(body) }) })
  return { status: answer.status, body: await answer.json<Body>() }
}

async function thread(tenant: SeededTenant, path: string): Promise<Shown[]> {
  return (await (await asTenant(tenant, `${path}/thread`)).json<{ items: Shown[] }>()).items
}

describe('a suggested reply', () => {
  test('is a draft with its sources, and nothing is sent', { timeout: 20_000 }, async () => {
    const { tenant, path } = await written(['When are you open on Monday?'], { documents: [HOURS] })
    const { status, body } = await post(tenant, `${path}/suggestion`)
    expect(status).toBe(200)
    expect(body).toMatchObject({
      reason: null,
      suggestion: { language: 'en', sources: [{ title: 'Opening hours', audience: 'customers' }] },
    })
    expect(JSON.stringify(body)).toContain('9:30 am')
    expect(await graphSink(tenant.phoneNumberId).sends()).toEqual([])
    expect((await thread(tenant, path)).filter(({ direction }) => direction === 'outbound')).toEqual([])
  })

  test('may rest on what only colleagues may know, and says so', { timeout: 20_000 }, async () => {
    const { tenant, path } = await written(['What discount can you give for groups?'], { documents: [HOURS] })
    const text = 'For groups we can give a discount of up to 12 percent, never more.'
    await asOperator('PUT', `tenants/${tenant.tenantId}/documents/doc_9`, {
      kind: 'text',
      title: 'Discounts',
      text,
      audience: 'agents',
    })
    await until(async () => {
      const { body } = await post<{ suggestion: { sources: unknown[] } }>(tenant, `${path}/suggestion`)
      expect(body.suggestion?.sources).toMatchObject([{ title: 'Discounts', audience: 'agents' }])
    }, 15_000)
  })

  test('is left out where the knowledge has no answer, and says so', { timeout: 20_000 }, async () => {
    const { tenant, path } = await written(['Do you rent out submarines in Antarctica?'], { documents: [HOURS] })
    const { body } = await post(tenant, `${path}/suggestion`)
    expect(body).toEqual({ suggestion: null, reason: 'no_knowledge', open: expect.any(String) })
  })

  test('answers every question that is open, and names the one that it cannot', { timeout: 20_000 }, async () => {
    const parking = { ...HOURS, id: 'doc_2', title: 'Parking', text: 'Parking in our yard is free for guests.' }
    const { tenant, path } = await written(
      ['When are you open on Monday?', 'Is parking free for guests?', 'Do you rent out submarines in Antarctica?'],
      { documents: [HOURS, parking] },
    )
    const { body } = await post<{ suggestion: { text: string }; open: string }>(tenant, `${path}/suggestion`)
    expect(body.suggestion.text).toContain('9:30 am')
    expect(body.suggestion.text).toContain('Parking')
    expect(body.open).toContain('submarines')
  })

  test('says that a person is wanted, instead of missing knowledge', { timeout: 20_000 }, async () => {
    const { tenant, path } = await written(['I want to speak to a human'], { documents: [HOURS] })
    const { body } = await post(tenant, `${path}/suggestion`)
    expect(body).toEqual({ suggestion: null, reason: 'person_wanted', open: null })
  })

  test('quotes the passage while no model answers', { timeout: 20_000 }, async () => {
    const { tenant, path } = await written(['When are you open on Monday?'], { documents: [HOURS] })
    await breakAi({ fail: 'error', model: '@cf/meta' })
    const { body } = await post<{ suggestion: { text: string; model: null; degraded: string } }>(
      tenant,
      `${path}/suggestion`,
    )
    expect(body.suggestion).toMatchObject({ model: null, degraded: expect.stringContaining('no_model') })
    expect(HOURS.text).toContain(body.suggestion.text)
  })
})

describe('a rewriting', () => {
  test.each([
    ['fix', 'we recieve it tommorow at 9:30', 'We receive it tomorrow at 9:30.'],
    ['formal', "Hey, we can't do that!", 'Dear customer, we cannot do that.'],
    ['shorter', 'We just really need your order number.', 'We need your order number.'],
  ])('%s', async (how, text, expected) => {
    const { tenant, path } = await written(['Hello'])
    expect((await post<{ text: string }>(tenant, `${path}/rewrite`, { text, how })).body.text).toBe(expected)
  })

  test('into another language needs the language', async () => {
    const { tenant, path } = await written(['Hello'])
    const draft = { text: 'The price is 1,200 today', how: 'translate' }
    expect((await post(tenant, `${path}/rewrite`, draft)).status).toBe(400)
    const { body } = await post<{ text: string }>(tenant, `${path}/rewrite`, { ...draft, language: 'hi' })
    expect(body.text).toBe('The कीमत है 1,200 आज')
  })

  test('says what to do while no model answers', async () => {
    const { tenant, path } = await written(['Hello'])
    await breakAi({ fail: 'error', model: '@cf/meta' })
    const { status, body } = await post(tenant, `${path}/rewrite`, { text: 'hi', how: 'fix' })
    expect(status).toBe(503)
    expect(body).toMatchObject({ code: 'copilot.unavailable', nextStep: expect.any(String) })
  })
})

describe('a translation', () => {
  test('is kept with the message, whose own words stay; what is in that language already is left', async () => {
    const { tenant, path } = await written(['आज कीमत क्या है', 'When are you open on Monday, please tell me'])
    const [first, second] = await thread(tenant, path)
    const messageIds = [first?.id, second?.id]
    const { body } = await post(tenant, `${path}/translations`, { language: 'en', messageIds })
    const translation = { language: 'en', from: 'hi', text: 'today price what is' }
    expect(body).toMatchObject({
      translations: [{ messageId: first?.id, ...translation }],
      same: [second?.id],
      failed: [],
      reason: null,
    })
    const shown = (await thread(tenant, path))[0]
    expect(shown).toMatchObject({ text: 'आज कीमत क्या है', translations: [translation] })

    // Kept: the models are not asked again.
    await breakAi({ fail: 'error', model: '@cf/meta' })
    const again = await post<{ translations: unknown[] }>(tenant, `${path}/translations`, {
      language: 'en',
      messageIds,
    })
    expect(again.body.translations).toEqual([{ messageId: first?.id, ...translation }])
    const timeline = await asTenant(tenant, `${path}/timeline`)
    const { entries } = await timeline.json<{ entries: { body: { kind: string } }[] }>()
    expect(entries.filter(({ body: { kind } }) => kind === 'translation')).toHaveLength(1)
  })

  test('that fails is named, with the reason', async () => {
    const { tenant, path } = await written(['आज कीमत क्या है'])
    const [first] = await thread(tenant, path)
    await breakAi({ fail: 'error', model: '@cf/meta' })
    const { body } = await post(tenant, `${path}/translations`, { language: 'en', messageIds: [first?.id] })
    expect(body).toEqual({ translations: [], same: [], failed: [first?.id], reason: 'down' })
  })

  test('is a pair of the conversation, for everybody who opens it', async () => {
    const { tenant, path } = await written(['Hello'])
    const pair = { theirs: 'hi', ours: 'en' }
    expect((await post(tenant, `${path}/translation`, { pair }, 'PUT')).body).toEqual({ pair })
    const { conversation } = await (await asTenant(tenant, path)).json<{ conversation: { translating: unknown } }>()
    expect(conversation.translating).toEqual(pair)
    expect((await post(tenant, `${path}/translation`, { pair: null }, 'PUT')).body).toEqual({ pair: null })
  })
})

describe('a summary', () => {
  const LONG = ['Hello', 'I want to cancel my booking 4711', 'Until when is it free? My e-mail is asha@example.test']

  test('is written when the conversation is closed: wants, said, open, mood and facts', async () => {
    const { tenant, path } = await written(LONG)
    await post(tenant, `${path}/state`, { state: 'resolved' }, 'PUT')
    const event = await until(async () => {
      const found = (await thread(tenant, path)).find((item) => item.event?.type === 'summary')
      expect(found).toBeDefined()
      return found?.event
    })
    expect(event).toMatchObject({ cause: 'closed', summary: { mood: 'calm' } })
    expect(event?.summary?.wants).toContain('cancel my booking 4711')
    expect(event?.summary?.facts).toContain('asha@example.test')
    expect(event?.summary?.facts).toContain('4711')
  })

  test('is written when a customer asks for a person', { timeout: 20_000 }, async () => {
    const { tenant, path } = await written([...LONG.slice(0, 2), 'I want to talk to a human agent please'], {
      assistant: true,
    })
    await until(async () => {
      const items = await thread(tenant, path)
      expect(items.filter(({ event }) => event?.type === 'summary').length).toBeGreaterThan(0)
    }, 10_000)
  })

  test('is made anew only where something was said since', async () => {
    const { tenant, path } = await written(LONG)
    const first = (await post<Summed>(tenant, `${path}/summary`)).body
    expect(first).toMatchObject({ reason: 'opened', summary: { open: expect.stringContaining('free') } })
    await breakAi({ fail: 'error', model: '@cf/meta' })
    expect((await post<Summed>(tenant, `${path}/summary`)).body).toEqual(first)
    await postWebhook(textsBody(tenant, { from: CUSTOMER, text: 'Are you there?', wamid: freshWamid() }))
    // No model answers: the customer's own words.
    const next = await until(async () => {
      const found = (await post<Summed>(tenant, `${path}/summary`)).body
      expect(found.upTo).toBeGreaterThan(first.upTo ?? 0)
      return found
    })
    expect(next.summary).toMatchObject({ wants: 'Are you there?', said: expect.stringContaining('4711') })
  })

  test('of two words is none', async () => {
    const { tenant, path } = await written(['Hello'])
    expect((await post(tenant, `${path}/summary`)).body).toEqual({ summary: null, reason: null, at: null, upTo: null })
  })
})

test('with a changed number its translations move along, and so does the pair', { timeout: 20_000 }, async () => {
  const { tenant, path } = await written(['आज कीमत क्या है'])
  const [first] = await thread(tenant, path)
  await post(tenant, `${path}/translations`, { language: 'en', messageIds: [first?.id] })
  const pair = { theirs: 'hi', ours: 'en' }
  await post(tenant, `${path}/translation`, { pair }, 'PUT')
  const system = { body: 'changed', wa_id: '447700900002', type: 'user_changed_number' }
  const timestamp = String(Math.floor(Date.now() / 1000))
  const changed = { from: CUSTOMER, id: freshWamid(), timestamp, type: 'system', system }
  await postWebhook(messagesBody(tenant, [], [changed]))
  const { id } = await until(async () => {
    const answer = await asTenant(tenant, 'conversations?view=all')
    const { conversations } = await answer.json<{ conversations: { id: string; contact: { waId: string } }[] }>()
    const found = conversations.find(({ contact }) => contact.waId === '447700900002')
    if (!found) throw new Error('not moved yet')
    return found
  }, 10_000)
  await until(async () => {
    const moved = await thread(tenant, `conversations/${id}`)
    expect(moved.find(({ text }) => text === 'आज कीमत क्या है')?.translations).toMatchObject([{ language: 'en' }])
  }, 10_000)
  const { conversation } = await (await asTenant(tenant, `conversations/${id}`)).json<{
    conversation: { translating: unknown }
  }>()
  expect(conversation.translating).toEqual(pair)
})

describe('when the budget of the day is spent', () => {
  const spent = async (tenant: SeededTenant) => {
    const answer = await asTenant(tenant, 'assistant/settings/budget', {
      method: 'PUT',
      body: JSON.stringify({ neuronsPerDay: 0, warnAt: 0.8 }),
    })
    expect(answer.status).toBe(200)
  }

  test('no model is asked: a draft is a quotation, a rewriting says so, a summary is the customer’s own words', {
    timeout: 20_000,
  }, async () => {
    const { tenant, path } = await written(['Our office is open Monday to Saturday?'], { documents: [HOURS] })
    await spent(tenant)
    const { body } = await post<{ suggestion: { model: null; degraded: string } }>(tenant, `${path}/suggestion`)
    expect(body.suggestion).toMatchObject({ model: null, degraded: expect.stringContaining('budget') })
    const refused = await post(tenant, `${path}/rewrite`, { text: 'hi', how: 'fix' })
    expect(refused).toMatchObject({ status: 503, body: { code: 'copilot.budget_spent' } })
    for (const text of ['My booking is 4711', 'Are you there?'])
      await postWebhook(textsBody(tenant, { from: CUSTOMER, text, wamid: freshWamid() }))
    const { summary } = (await post<Summed>(tenant, `${path}/summary`)).body
    expect(summary).toMatchObject({ wants: 'Are you there?', facts: 'My booking is 4711' })
  })
})

test('another tenant finds no conversation to write in', async () => {
  const { path } = await written(['Hello'])
  const stranger = await seedTenant()
  const answers = await Promise.all([
    post(stranger, `${path}/suggestion`),
    post(stranger, `${path}/rewrite`, { text: 'Hi', how: 'fix' }),
    post(stranger, `${path}/translations`, { language: 'en', messageIds: ['msg_1'] }),
    post(stranger, `${path}/translation`, { pair: null }, 'PUT'),
    post(stranger, `${path}/summary`),
  ])
  expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 404))
})

test('with the conversation its translations and summaries are gone', async () => {
  const { tenant, path } = await written(['आज कीमत क्या है', 'नमस्ते', 'कृपया बताइए'])
  const [first] = await thread(tenant, path)
  await post(tenant, `${path}/translations`, { language: 'en', messageIds: [first?.id] })
  await post(tenant, `${path}/summary`)
  expect((await post(tenant, path, undefined, 'DELETE')).body).toMatchObject({ erased: true })
  expect((await asTenant(tenant, `${path}/timeline`)).status).toBe(404)
})
