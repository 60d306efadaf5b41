import { describe, expect, test } from 'vitest'
import { asTenant, until } from '../support/api'
import { graphSink, textOf } from '../support/graph-sink'
import { textsBody } from '../support/meta'
import { type SeededTenant, seedTenant } from '../support/seed'
import { postWebhook } from '../support/signed-webhook'

/** What people write stands here as they wrote it, in both directions, or is refused with the reason. */
const LIMIT = 4096

/** As many characters as WhatsApp takes, in the scripts that our tenants' customers write. */
const SCRIPTS = {
  Latin: 'The quick brown fox. ',
  Devanagari: 'नमस्ते, कैसे हैं आप? ',
  Tamil: 'வணக்கம், எப்படி இருக்கிறீர்கள்? ',
  Bengali: 'আপনি কেমন আছেন? ',
  Arabic: 'مرحبًا، كيف حالك اليوم؟ ',
  Hebrew: 'שלום, מה שלומך היום? ',
  Thai: 'สวัสดีครับ สบายดีไหม ',
  Chinese: '你好，今天怎么样？',
  Japanese: 'こんにちは、お元気ですか。',
  Korean: '안녕하세요, 잘 지내세요? ',
  Cyrillic: 'Здравствуйте, как дела? ',
  Greek: 'Γεια σας, τι κάνετε; ',
} as const

const EXACT = {
  'a family, flags, skin and a keycap': '👨‍👩‍👧‍👦🇮🇳🏴󠁧󠁢󠁳󠁣󠁴󠁿👍🏽❤️‍🔥12️⃣',
  'marks of direction': '\u200fمرحبا (#4821)\u200e \u2068abc\u2069 \u202bx\u202c',
  'combining marks': 'é ≠ é, क्षि, ก็',
  'white space at both ends': '  \n\ttwo\r\nlines  ',
  'what looks like code': '<script>alert(1)</script> {"a":1} $x \\u0000 %00 &amp;',
  'the last of every plane': '\uffff\u{1ffff}\u{10ffff}',
} as const

function filled(sample: string): string {
  return sample.repeat(Math.ceil(LIMIT / sample.length)).slice(0, LIMIT)
}

async function only(tenant: SeededTenant): Promise<string> {
  return until(async () => {
    const list = await asTenant(tenant, 'conversations')
    const { conversations } = await list.json<{ conversations: { id: string }[] }>()
    return conversations[0]?.id ?? Promise.reject(new Error('no conversation yet'))
  })
}

async function textsIn(tenant: SeededTenant): Promise<(string | null)[]> {
  const answer = await asTenant(tenant, `conversations/${await only(tenant)}/thread?limit=100`)
  const { items } = await answer.json<{ items: { kind: string; text: string | null }[] }>()
  return items.flatMap((item) => (item.kind === 'message' ? [item.text] : []))
}

async function heard(text: string): Promise<string | null> {
  const tenant = await seedTenant()
  expect((await postWebhook(textsBody(tenant, { from: '447700900401', text }))).status).toBe(200)
  return until(async () => (await textsIn(tenant))[0] ?? Promise.reject(new Error('no message yet')))
}

describe('what a customer writes', () => {
  test.each(Object.entries(SCRIPTS))('%s, as much as WhatsApp takes', async (_, sample) => {
    expect(await heard(filled(sample))).toBe(filled(sample))
  })

  test.each(Object.entries(EXACT))('%s', async (_, text) => {
    expect(await heard(text)).toBe(text)
  })

  test('half a character becomes the sign for one that is missing, and nothing of the rest is lost', async () => {
    expect(await heard('before \ud83d after \udc4d end')).toBe('before \ufffd after \ufffd end')
  })

  test('a null byte, which no store keeps, is left out', async () => {
    expect(await heard('before\u0000after')).toBe('beforeafter')
  })
})

describe('what an agent writes', () => {
  async function written(text: string): Promise<{ status: number; body: unknown; sent: string[]; shown: unknown[] }> {
    const tenant = await seedTenant()
    await postWebhook(textsBody(tenant, { from: '447700900402', text: 'hello' }))
    const id = await only(tenant)
    const init = { method: 'POST', body: JSON.stringify({ kind: 'reply', text }) }
    const answer = await asTenant(tenant, `conversations/${id}/messages`, init)
    const sink = graphSink(tenant.phoneNumberId)
    const sends = answer.status === 201 ? await sink.waitForSends(1) : await sink.sends()
    const shown = (await textsIn(tenant)).slice(1)
    return { status: answer.status, body: await answer.json(), sent: sends.map((send) => textOf(send)), shown }
  }

  test.each(Object.entries(SCRIPTS))('%s, as much as WhatsApp takes', async (_, sample) => {
    const text = filled(sample).trim()
    expect(await written(text)).toMatchObject({ status: 201, sent: [text], shown: [text] })
  })

  test.each(Object.entries(EXACT).filter(([name]) => !name.startsWith('white space')))('%s', async (_, text) => {
    expect(await written(text)).toMatchObject({ status: 201, sent: [text], shown: [text] })
  })

  test('one character too many is refused, with how many there may be', async () => {
    const { status, body, sent } = await written('x'.repeat(LIMIT + 1))
    expect(status).toBe(422)
    expect(body).toMatchObject({ detail: expect.stringMatching(/4,?096/), nextStep: expect.any(String) })
    expect(sent).toEqual([])
  })

  test.each([
    ['half a character', 'before \ud83d after'],
    ['a null byte', 'before\u0000after'],
  ])('%s is refused with the reason: WhatsApp would show something else', async (_, text) => {
    const { status, body, sent, shown } = await written(text)
    expect(status).toBe(422)
    expect(body).toMatchObject({ detail: expect.any(String), nextStep: expect.any(String) })
    expect([...sent, ...shown]).toEqual([])
  })
})
