import { expect, test } from 'vitest'
import { graphPayload } from '../../../workers/whatsapp/outbound'
import type { StoredFile, TemplateMessage } from '../../../workers/whatsapp/outbound-message'

/** The `template` object as it is posted to Meta, against the shapes of the reference (chapter 5.2). */

const TO = { waId: '919555001234', userId: null, groupId: null }
const picture: StoredFile = { kind: 'image', uploadId: 'upl_1', mimeType: 'image/png', size: 10 }
const terms: StoredFile = {
  kind: 'document',
  uploadId: 'upl_2',
  mimeType: 'application/pdf',
  size: 10,
  filename: 'Terms.pdf',
}
const mediaIds = new Map([
  ['upl_1', '881'],
  ['upl_2', '882'],
])

const text = (words: string) => ({ type: 'text', text: words })

test.each<[string, Omit<TemplateMessage, 'type' | 'name' | 'language'>, object[] | undefined]>([
  ['nothing to fill in', { category: 'UTILITY', preview: { text: 'Hello' } }, undefined],
  [
    'values by position',
    { body: [{ text: 'Asha' }, { text: 'A17' }] },
    [{ type: 'body', parameters: [text('Asha'), text('A17')] }],
  ],
  [
    'values by name',
    { header: { type: 'text', text: 'May', name: 'month' }, body: [{ name: 'first_name', text: 'Asha' }] },
    [
      { type: 'header', parameters: [{ type: 'text', parameter_name: 'month', text: 'May' }] },
      { type: 'body', parameters: [{ type: 'text', parameter_name: 'first_name', text: 'Asha' }] },
    ],
  ],
  [
    'a picture above',
    { header: { type: 'image', file: picture } },
    [{ type: 'header', parameters: [{ type: 'image', image: { id: '881' } }] }],
  ],
  [
    'a document above',
    { header: { type: 'document', file: terms } },
    [{ type: 'header', parameters: [{ type: 'document', document: { id: '882', filename: 'Terms.pdf' } }] }],
  ],
  [
    'a place above',
    { header: { type: 'location', latitude: 12.3, longitude: 75.8, name: 'Office', address: 'Main Road 1' } },
    [
      {
        type: 'header',
        parameters: [
          { type: 'location', location: { latitude: 12.3, longitude: 75.8, name: 'Office', address: 'Main Road 1' } },
        ],
      },
    ],
  ],
  [
    'a product above',
    { header: { type: 'product', catalogId: '900', productId: 'tent' } },
    [
      {
        type: 'header',
        parameters: [{ type: 'product', product: { product_retailer_id: 'tent', catalog_id: '900' } }],
      },
    ],
  ],
  [
    'every kind of button',
    {
      buttons: [
        { index: 0, type: 'quick_reply', value: 'yes_17' },
        { index: 1, type: 'url', value: 'A17' },
        { index: 2, type: 'copy_code', value: 'SAVE10' },
        { index: 3, type: 'flow', value: 'tok' },
        { index: 4, type: 'flow' },
        { index: 5, type: 'catalog', value: 'tent' },
        { index: 6, type: 'mpm', value: 'tent', sections: [{ title: 'Tents', productIds: ['tent', 'tarp'] }] },
      ],
    },
    [
      { type: 'button', sub_type: 'quick_reply', index: '0', parameters: [{ type: 'payload', payload: 'yes_17' }] },
      { type: 'button', sub_type: 'url', index: '1', parameters: [text('A17')] },
      {
        type: 'button',
        sub_type: 'copy_code',
        index: '2',
        parameters: [{ type: 'coupon_code', coupon_code: 'SAVE10' }],
      },
      { type: 'button', sub_type: 'flow', index: '3', parameters: [{ type: 'action', action: { flow_token: 'tok' } }] },
      {
        type: 'button',
        sub_type: 'flow',
        index: '4',
        parameters: [{ type: 'action', action: { flow_token: 'unused' } }],
      },
      {
        type: 'button',
        sub_type: 'catalog',
        index: '5',
        parameters: [{ type: 'action', action: { thumbnail_product_retailer_id: 'tent' } }],
      },
      {
        type: 'button',
        sub_type: 'mpm',
        index: '6',
        parameters: [
          {
            type: 'action',
            action: {
              thumbnail_product_retailer_id: 'tent',
              sections: [
                { title: 'Tents', product_items: [{ product_retailer_id: 'tent' }, { product_retailer_id: 'tarp' }] },
              ],
            },
          },
        ],
      },
    ],
  ],
  [
    'an offer that ends',
    {
      body: [{ text: 'Asha' }],
      offerEndsAt: 1_800_000_000_000,
      buttons: [{ index: 0, type: 'copy_code', value: 'MAY' }],
    },
    [
      { type: 'body', parameters: [text('Asha')] },
      { type: 'button', sub_type: 'copy_code', index: '0', parameters: [{ type: 'coupon_code', coupon_code: 'MAY' }] },
      {
        type: 'limited_time_offer',
        parameters: [{ type: 'limited_time_offer', limited_time_offer: { expiration_time_ms: 1_800_000_000_000 } }],
      },
    ],
  ],
  [
    'a carousel',
    {
      body: [{ text: 'Asha' }],
      cards: [
        {
          header: { type: 'image', file: picture },
          body: [{ text: 'Hampi' }],
          buttons: [
            { index: 0, type: 'quick_reply', value: 'hampi' },
            { index: 1, type: 'url', value: 'hampi' },
          ],
        },
        { header: { type: 'image', file: picture } },
      ],
    },
    [
      { type: 'body', parameters: [text('Asha')] },
      {
        type: 'carousel',
        cards: [
          {
            card_index: 0,
            components: [
              { type: 'header', parameters: [{ type: 'image', image: { id: '881' } }] },
              { type: 'body', parameters: [text('Hampi')] },
              {
                type: 'button',
                sub_type: 'quick_reply',
                index: '0',
                parameters: [{ type: 'payload', payload: 'hampi' }],
              },
              { type: 'button', sub_type: 'url', index: '1', parameters: [text('hampi')] },
            ],
          },
          { card_index: 1, components: [{ type: 'header', parameters: [{ type: 'image', image: { id: '881' } }] }] },
        ],
      },
    ],
  ],
  [
    'a code to sign in with, in the text and on the button',
    { category: 'AUTHENTICATION', body: [{ text: '123456' }], buttons: [{ index: 0, type: 'url', value: '123456' }] },
    [
      { type: 'body', parameters: [text('123456')] },
      { type: 'button', sub_type: 'url', index: '0', parameters: [text('123456')] },
    ],
  ],
])('a template with %s', (_what, values, components) => {
  const payload = graphPayload({ type: 'template', name: 'order_ready', language: 'en_US', ...values }, TO, {
    mediaIds,
  })
  expect(payload?.template).toEqual({
    name: 'order_ready',
    language: { code: 'en_US' },
    ...(components ? { components } : {}),
  })
})
