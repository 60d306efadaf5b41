import { describe, expect, test } from 'vitest'
import { filesOf, graphPayload, unreachable } from '../../../workers/whatsapp/outbound'
import type {
  InteractiveMessage,
  MediaKind,
  OutboundMessage,
  StoredFile,
} from '../../../workers/whatsapp/outbound-message'

/** What is posted to Meta, against the shapes of the reference (chapters 5, 5.1 and 3.6). */

const TO = { waId: '919555001234', userId: 'IN.4471', groupId: null }
const ADDRESS = { messaging_product: 'whatsapp', recipient_type: 'individual', to: '+919555001234' }
const MIME = {
  image: 'image/png',
  video: 'video/mp4',
  audio: 'audio/ogg',
  document: 'application/pdf',
  sticker: 'image/webp',
}

function file(kind: MediaKind, filename?: string): StoredFile {
  return { kind, uploadId: `upl_${kind}`, mimeType: MIME[kind], size: 1000, ...(filename ? { filename } : {}) }
}

const mediaIds = new Map(Object.keys(MIME).map((kind) => [`upl_${kind}`, `88-${kind}`]))

function posted(message: OutboundMessage, to = TO) {
  return JSON.parse(JSON.stringify(graphPayload(message, to, { mediaIds })))
}

describe('a message as it is posted to Meta', () => {
  test('has its text, its preview, what it quotes and our own id', () => {
    const message = { type: 'text' as const, text: 'Ready: https://x.test', preview: true, replyTo: 'wamid.Q' }
    expect(graphPayload(message, TO, { callbackData: 'cnv_1.msg_2.1' })).toEqual({
      ...ADDRESS,
      type: 'text',
      text: { body: 'Ready: https://x.test', preview_url: true },
      context: { message_id: 'wamid.Q' },
      biz_opaque_callback_data: 'cnv_1.msg_2.1',
    })
  })

  test.each<[OutboundMessage, object]>([
    [
      { type: 'image', file: file('image', 'a.png'), caption: 'Hampi' },
      { image: { id: '88-image', caption: 'Hampi' } },
    ],
    [{ type: 'video', file: file('video') }, { video: { id: '88-video' } }],
    [{ type: 'audio', file: file('audio') }, { audio: { id: '88-audio' } }],
    [{ type: 'audio', file: file('audio'), voice: true }, { audio: { id: '88-audio', voice: true } }],
    [
      { type: 'document', file: file('document', 'Route.pdf'), caption: 'Your route' },
      { document: { id: '88-document', caption: 'Your route', filename: 'Route.pdf' } },
    ],
    [{ type: 'sticker', file: file('sticker') }, { sticker: { id: '88-sticker' } }],
    [
      { type: 'location', latitude: 12.3375, longitude: 75.8069, name: 'Madikeri', address: 'Coorg' },
      { location: { latitude: 12.3375, longitude: 75.8069, name: 'Madikeri', address: 'Coorg' } },
    ],
    [{ type: 'location', latitude: -1, longitude: 0 }, { location: { latitude: -1, longitude: 0 } }],
    [
      {
        type: 'contacts',
        contacts: [
          {
            name: 'Ravi Kumar',
            phones: [{ phone: '+91 98450 00021', type: 'WORK' }, { phone: '+91 98450 00022' }],
            emails: ['ravi@bluebird.test'],
            organisation: 'Bluebird Travel',
          },
        ],
      },
      {
        contacts: [
          {
            name: { formatted_name: 'Ravi Kumar', first_name: 'Ravi Kumar' },
            phones: [{ phone: '+91 98450 00021', type: 'WORK' }, { phone: '+91 98450 00022' }],
            emails: [{ email: 'ravi@bluebird.test' }],
            org: { company: 'Bluebird Travel' },
          },
        ],
      },
    ],
    [{ type: 'reaction', target: 'wamid.T', emoji: '👍' }, { reaction: { message_id: 'wamid.T', emoji: '👍' } }],
    [{ type: 'reaction', target: 'wamid.T', emoji: '' }, { reaction: { message_id: 'wamid.T', emoji: '' } }],
  ])('%j', (message, content) => {
    expect(posted(message)).toEqual({ ...ADDRESS, type: message.type, ...content })
  })
})

describe('something to tap as it is posted to Meta', () => {
  const body = 'Which day suits you?'
  test.each<[Omit<InteractiveMessage, 'type' | 'body'> & { body?: string }, object]>([
    [
      {
        header: { type: 'text', text: 'Your visit' },
        footer: 'Bluebird Travel',
        action: {
          kind: 'buttons',
          buttons: [
            { id: 'mon', title: 'Monday' },
            { id: 'tue', title: 'Tuesday' },
          ],
        },
      },
      {
        type: 'button',
        header: { type: 'text', text: 'Your visit' },
        body: { text: body },
        footer: { text: 'Bluebird Travel' },
        action: {
          buttons: [
            { type: 'reply', reply: { id: 'mon', title: 'Monday' } },
            { type: 'reply', reply: { id: 'tue', title: 'Tuesday' } },
          ],
        },
      },
    ],
    [
      {
        header: { type: 'document', file: file('document', 'Route.pdf') },
        action: { kind: 'buttons', buttons: [{ id: 'ok', title: 'Fine' }] },
      },
      {
        type: 'button',
        header: { type: 'document', document: { id: '88-document', filename: 'Route.pdf' } },
        body: { text: body },
        action: { buttons: [{ type: 'reply', reply: { id: 'ok', title: 'Fine' } }] },
      },
    ],
    [
      {
        action: {
          kind: 'list',
          button: 'Days',
          sections: [
            { title: 'Morning', rows: [{ id: '1', title: 'Monday', description: 'from 9' }] },
            { title: 'Evening', rows: [{ id: '2', title: 'Tuesday' }] },
          ],
        },
      },
      {
        type: 'list',
        body: { text: body },
        action: {
          button: 'Days',
          sections: [
            { title: 'Morning', rows: [{ id: '1', title: 'Monday', description: 'from 9' }] },
            { title: 'Evening', rows: [{ id: '2', title: 'Tuesday' }] },
          ],
        },
      },
    ],
    [
      {
        header: { type: 'image', file: file('image') },
        action: { kind: 'cta_url', text: 'Book', url: 'https://x.test/b' },
      },
      {
        type: 'cta_url',
        header: { type: 'image', image: { id: '88-image' } },
        body: { text: body },
        action: { name: 'cta_url', parameters: { display_text: 'Book', url: 'https://x.test/b' } },
      },
    ],
    [
      { action: { kind: 'location_request' } },
      { type: 'location_request_message', body: { text: body }, action: { name: 'send_location' } },
    ],
    [
      { action: { kind: 'contact_request' } },
      { type: 'request_contact_info', body: { text: body }, action: { name: 'request_contact_info' } },
    ],
    [
      { action: { kind: 'address', country: 'IN', values: { name: 'Asha' } } },
      {
        type: 'address_message',
        body: { text: body },
        action: { name: 'address_message', parameters: { country: 'IN', values: { name: 'Asha' } } },
      },
    ],
    [
      {
        action: {
          kind: 'flow',
          flowId: '77',
          text: 'Book',
          token: 'tok',
          screen: 'DATES',
          data: { tour: 'hampi' },
          draft: true,
        },
      },
      {
        type: 'flow',
        body: { text: body },
        action: {
          name: 'flow',
          parameters: {
            flow_message_version: '3',
            flow_id: '77',
            flow_cta: 'Book',
            flow_token: 'tok',
            flow_action: 'navigate',
            flow_action_payload: { screen: 'DATES', data: { tour: 'hampi' } },
            mode: 'draft',
          },
        },
      },
    ],
    [
      { action: { kind: 'flow', flowId: '77', text: 'Book' } },
      {
        type: 'flow',
        body: { text: body },
        action: {
          name: 'flow',
          parameters: { flow_message_version: '3', flow_id: '77', flow_cta: 'Book', flow_action: 'data_exchange' },
        },
      },
    ],
    [
      { body: '', footer: 'While they last', action: { kind: 'product', catalogId: '900', productId: 'tent-2' } },
      {
        type: 'product',
        footer: { text: 'While they last' },
        action: { catalog_id: '900', product_retailer_id: 'tent-2' },
      },
    ],
    [
      {
        header: { type: 'text', text: 'Camping' },
        action: {
          kind: 'product_list',
          catalogId: '900',
          sections: [{ title: 'Tents', productIds: ['tent-2', 'tent-4'] }],
        },
      },
      {
        type: 'product_list',
        header: { type: 'text', text: 'Camping' },
        body: { text: body },
        action: {
          catalog_id: '900',
          sections: [
            { title: 'Tents', product_items: [{ product_retailer_id: 'tent-2' }, { product_retailer_id: 'tent-4' }] },
          ],
        },
      },
    ],
  ])('%j', (message, interactive) => {
    expect(posted({ type: 'interactive', body, ...message })).toEqual({ ...ADDRESS, type: 'interactive', interactive })
  })
})

describe('who gets it', () => {
  const code = { type: 'template' as const, name: 'code', language: 'en', category: 'AUTHENTICATION' }
  const nobody = { waId: null, userId: null, groupId: null }

  test('a person without a number is named as recipient, never in to', () => {
    const payload = posted({ type: 'text', text: 'Hi' }, { ...nobody, userId: 'IN.4471' } as unknown as typeof TO)
    expect(payload).toMatchObject({ recipient_type: 'individual', recipient: 'IN.4471' })
    expect(payload).not.toHaveProperty('to')
  })

  test('a code to sign in with does not go to somebody without a number, with the words of Meta', () => {
    expect(graphPayload(code, { ...nobody, userId: 'IN.4471' })).toBeNull()
    expect(unreachable(code, { ...nobody, userId: 'IN.4471' })).toBe(131062)
    expect(unreachable(code, TO)).toBeNull()
    expect(unreachable({ type: 'text', text: 'Hi' }, nobody)).toBe(131026)
  })
})

test('every file of a message is known before it leaves, and none leaves without its id', () => {
  const cards = [{ header: { type: 'video' as const, file: file('video') } }]
  const header = { type: 'image' as const, file: file('image') }
  const kinds = (message: OutboundMessage) => filesOf(message).map(({ kind }) => kind)
  expect(kinds({ type: 'template', name: 'a', language: 'en', header, cards })).toEqual(['image', 'video'])
  expect(kinds({ type: 'interactive', body: 'x', header, action: { kind: 'location_request' } })).toEqual(['image'])
  expect(kinds({ type: 'sticker', file: file('sticker') })).toEqual(['sticker'])
  expect(kinds({ type: 'text', text: 'x' })).toEqual([])
  expect(() => graphPayload({ type: 'sticker', file: file('sticker') }, TO)).toThrow('upl_sticker')
})
