import { describe, expect, test } from 'vitest'
import { asTenant, until } from '../support/api'
import { atMeta, bytes, customerSends, firstConversation } from '../support/files'
import { graphSink, textOf } from '../support/graph-sink'
import { freshWamid, messagesBody, textsBody } from '../support/meta'
import { asOperator, type SeededTenant, seedTenant } from '../support/seed'
import { postWebhook } from '../support/signed-webhook'

const FROM = '447700900001'

/** A recording whose maker wrote down what is said in it: the stand-in for Whisper reads that. */
const spoken = (words: string) =>
  bytes(`OggS\0\x02${'\0'.repeat(20)}\x01\x13OpusHead\x01\x01`, `OpusTags TRANSCRIPT=${words}\0\0`, 'and the sound')
const shown = (words: string) =>
  bytes('\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01\x08\x06\0\0\0', `tEXtDescription\0${words}\0\0`, 'pixels')

async function readyTenant(): Promise<SeededTenant> {
  const tenant = await seedTenant({
    assistant: true,
    documents: [
      {
        title: 'Opening hours',
        text: 'Our office is open Monday to Saturday from 9:30 am to 7:00 pm. On Sunday we are closed.',
      },
    ],
  })
  await until(async () => {
    expect(await asOperator('GET', `tenants/${tenant.tenantId}/readiness`)).toMatchObject({ ready: true })
  }, 15_000)
  return tenant
}

interface Shown {
  type: string
  by: string
  heard?: { what: string; text: string; language: string | null }
}

async function thread(tenant: SeededTenant): Promise<Shown[]> {
  const id = await firstConversation(tenant)
  const { messages } = await (await asTenant(tenant, `conversations/${id}/messages`)).json<{ messages: Shown[] }>()
  return messages.reverse()
}

describe('a voice note', () => {
  test('is waited for, heard and answered; people read its words under it', { timeout: 30_000 }, async () => {
    const tenant = await readyTenant()
    const note = spoken('When are you open on Monday?')
    await customerSends(tenant, await atMeta(note), { type: 'audio', mime_type: 'audio/ogg; codecs=opus', from: FROM })
    const [send] = await graphSink(tenant.phoneNumberId).waitForSends(1, 20_000)
    expect(send && textOf(send)).toContain('9:30')
    const [heard] = await thread(tenant)
    expect(heard).toMatchObject({
      type: 'audio',
      heard: { what: 'speech', text: 'When are you open on Monday?', language: 'en' },
    })
    // What comes next may go on from what was said.
    await postWebhook(textsBody(tenant, { from: FROM, text: 'and on Sunday?' }))
    const [, second] = await graphSink(tenant.phoneNumberId).waitForSends(2, 20_000)
    expect(second && textOf(second)).toContain('closed')
  })

  test('is translated by its words, which stay as they were heard', { timeout: 30_000 }, async () => {
    const tenant = await readyTenant()
    const id = await atMeta(spoken('What is the price today?'))
    await customerSends(tenant, id, { type: 'audio', mime_type: 'audio/ogg', from: FROM })
    await graphSink(tenant.phoneNumberId).waitForSends(1, 20_000)
    const { conversations } = Object(await (await asTenant(tenant, 'conversations')).json())
    const [heard] = await thread(tenant)
    const translate = async () =>
      Object(
        await (
          await asTenant(tenant, `conversations/${conversations[0].id}/translations`, {
            method: 'POST',
            body: JSON.stringify({ language: 'hi', messageIds: [Object(heard).id] }),
          })
        ).json(),
      )
    const made = await translate()
    expect(made).toMatchObject({
      translations: [{ messageId: Object(heard).id, language: 'hi', part: 'heard' }],
      failed: [],
    })
    expect((await thread(tenant))[0]).toMatchObject({
      heard: { text: 'What is the price today?' },
      translations: [{ language: 'hi', from: 'en', text: made.translations[0].text, part: 'heard' }],
    })
    expect((await translate()).translations).toEqual(made.translations)
  })

  test('that Meta does not give goes to people, who are told', { timeout: 30_000 }, async () => {
    const tenant = await readyTenant()
    await customerSends(tenant, 'no-such-media', { type: 'audio', mime_type: 'audio/ogg', from: FROM })
    await graphSink(tenant.phoneNumberId).waitForSends(1, 20_000)
    await until(async () => {
      const { conversations } = await (await asTenant(tenant, 'conversations')).json<{ conversations: unknown[] }>()
      expect(conversations[0]).toMatchObject({ baton: { holder: 'people', reason: 'media' } })
    })
  })
})

test('a picture is described to people, and answered from the knowledge', { timeout: 30_000 }, async () => {
  const tenant = await readyTenant()
  const id = await atMeta(shown('A note that asks: when is the office open on Monday'))
  await customerSends(tenant, id, { caption: 'When are you open on Monday?', from: FROM })
  const [send] = await graphSink(tenant.phoneNumberId).waitForSends(1, 20_000)
  expect(send && textOf(send)).toContain('9:30')
  expect(await thread(tenant)).toMatchObject([
    { type: 'image', heard: { what: 'picture', text: 'A note that asks: when is the office open on Monday' } },
    { by: 'assistant' },
  ])
})

test('a button of ours that is tapped says all that was offered, not what fits on it', {
  timeout: 30_000,
}, async () => {
  const tenant = await readyTenant()
  const tap = { id: 'ask:When is the office open on Monday', title: 'When is the office…' }
  const message = {
    from: FROM,
    id: freshWamid(),
    timestamp: String(Math.floor(Date.now() / 1000)),
    type: 'interactive',
    interactive: { type: 'button_reply', button_reply: tap },
  }
  await postWebhook(messagesBody(tenant, [{ wa_id: FROM, profile: { name: 'Asha' } }], [message]))
  const [send] = await graphSink(tenant.phoneNumberId).waitForSends(1, 20_000)
  expect(send && textOf(send)).toContain('9:30')
})
