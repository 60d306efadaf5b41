import { describe, expect, test } from 'vitest'
import { metaTemplate } from '../../../workers/templates/builder'
import { type TemplateDraft, templateDraft } from '../../../workers/templates/draft'
import { isRefused, lintTemplate } from '../../../workers/templates/lint'

const good = (more: object = {}): TemplateDraft =>
  templateDraft.parse({
    name: 'room_ready',
    language: 'en_GB',
    category: 'UTILITY',
    body: 'Hello {{1}}, your room {{2}} is ready for you now.',
    examples: { 1: 'Asha', 2: '214' },
    fallbacks: { 'body.1': 'guest', 'body.2': 'you booked' },
    ...more,
  })

const codes = (more: object) => lintTemplate(good(more)).map(({ field, code }) => `${field}: ${code}`)
const plain = { body: 'Your room is ready.', examples: {}, fallbacks: {} }
const quick = (text: string) => ({ type: 'QUICK_REPLY', text })
const link = (more: object = {}) => ({ type: 'URL', text: 'Track', url: 'https://example.com/t', ...more })
const card = (more: object = {}) => ({
  header: { format: 'IMAGE', handle: '4::x' },
  body: 'A tour of the lakes.',
  buttons: [quick('Yes')],
  ...more,
})

test('a good template has nothing wrong', () => {
  expect(lintTemplate(good())).toEqual([])
  expect(
    lintTemplate(
      good({
        ...plain,
        header: { format: 'LOCATION' },
        footer: 'Bluebird',
        buttons: [quick('Yes'), quick('No'), link()],
      }),
    ),
  ).toEqual([])
})

describe('what Meta would refuse is named before it is sent', () => {
  test.each<[string, object, string]>([
    ['no name', { name: '' }, 'name: empty'],
    ['capitals in the name', { name: 'Room_ready' }, 'name: name'],
    ['a name of 513', { name: 'a'.repeat(513) }, 'name: too_long'],
    ['a language nobody writes so', { language: 'English' }, 'language: language'],
    ['no text', { ...plain, body: ' ' }, 'body: empty'],
    ['1,025 characters', { ...plain, body: 'x'.repeat(1025) }, 'body: too_long'],
    ['a blank first', { body: '{{1}}, your room {{2}} is now ready here.' }, 'body: blank_at_edge'],
    ['a blank last', { body: 'Your room is ready for you now, {{1}} {{2}}' }, 'body: blank_at_edge'],
    ['two blanks side by side', { body: 'Hello {{1}} {{2}} your room is ready now here.' }, 'body: blanks_adjacent'],
    ['more blanks than words', { body: 'Hi {{1}} and {{2}} ok', fallbacks: good().fallbacks }, 'body: too_many_blanks'],
    ['a gap in the numbers', { body: 'Hello {{1}}, your room {{3}} is ready for you.' }, 'body: blank_order'],
    ['a name among numbers', { body: 'Hello {{name}}, your room {{1}} is ready for you.' }, 'body: blank_kind'],
    ['one brace', { ...plain, body: 'Hello {{1}, it is ready.' }, 'body: braces'],
    ['no example', { examples: { 1: 'Asha' } }, 'examples.2: no_example'],
    ['no fallback', { fallbacks: { 'body.1': 'guest' } }, 'fallbacks.body.2: no_fallback'],
    [
      'a fallback of two lines',
      { fallbacks: { 'body.1': 'a\nb', 'body.2': 'x' } },
      'fallbacks.body.1: fallback_unclean',
    ],
    ['a header of 61', { header: { format: 'TEXT', text: 'x'.repeat(61) } }, 'header: too_long'],
    [
      'a header with two blanks',
      { header: { format: 'TEXT', text: 'A {{1}} b {{2}} c', example: 'x' } },
      'header: header_blanks',
    ],
    ['a header in bold', { header: { format: 'TEXT', text: 'An *offer*' } }, 'header: header_format'],
    ['a header without example', { header: { format: 'TEXT', text: 'For {{1}} only' } }, 'header.example: no_example'],
    ['a picture without sample', { header: { format: 'IMAGE' } }, 'header: no_sample'],
    ['a footer of 61', { footer: 'x'.repeat(61) }, 'footer: too_long'],
    ['a blank in the footer', { footer: 'Bye {{1}} now' }, 'footer: footer_blanks'],
    [
      'eleven buttons',
      { buttons: Array.from({ length: 11 }, (_, index) => quick(`b${index}`)) },
      'buttons: too_many_buttons',
    ],
    ['three links', { buttons: [1, 2, 3].map((n) => link({ text: `t${n}` })) }, 'buttons: too_many_of_kind'],
    ['mixed buttons', { buttons: [quick('a'), link(), quick('b')] }, 'buttons: button_order'],
    ['two alike', { buttons: [quick('a'), quick('a')] }, 'buttons: same_text'],
    ['a button of 26', { buttons: [quick('x'.repeat(26))] }, 'buttons.0.text: too_long'],
    ['no web address', { buttons: [link({ url: 'example.com' })] }, 'buttons.0.url: url'],
    ['a link to WhatsApp', { buttons: [link({ url: 'https://wa.me/1555' })] }, 'buttons.0.url: url_whatsapp'],
    [
      'a blank in the middle of a link',
      { buttons: [link({ url: 'https://a.example/{{1}}/x', example: 'https://a.example/1/x' })] },
      'buttons.0.url: url_blank',
    ],
    [
      'a link’s blank without example',
      { buttons: [link({ url: 'https://a.example/{{1}}' })] },
      'buttons.0.example: no_example',
    ],
    [
      'an example of another address',
      { buttons: [link({ url: 'https://a.example/{{1}}', example: 'https://b.example/1' })] },
      'buttons.0.example: url_example',
    ],
    [
      'no number to call',
      { buttons: [{ type: 'PHONE_NUMBER', text: 'Call', phone: 'soon' }] },
      'buttons.0.phone: phone',
    ],
    ['a code of 21', { buttons: [{ type: 'COPY_CODE', example: 'x'.repeat(21) }] }, 'buttons.0.example: too_long'],
    ['a lifetime of a month', { ttlSeconds: 2_592_000 }, 'ttlSeconds: ttl'],
    ['an offer that is no marketing', { offer: { text: 'Sale', ends: false } }, 'offer: offer_category'],
    [
      'an offer with a long name',
      { category: 'MARKETING', offer: { text: 'x'.repeat(17), ends: false } },
      'offer.text: too_long',
    ],
    [
      'an offer that ends without its code',
      { category: 'MARKETING', offer: { text: 'Sale', ends: true }, buttons: [link()] },
      'buttons: offer_code',
    ],
    ['one card', { category: 'MARKETING', cards: [card()] }, 'cards: card_count'],
    [
      'cards that differ',
      { category: 'MARKETING', cards: [card(), card({ buttons: [link()] })] },
      'cards: cards_differ',
    ],
    [
      'a card’s text of 161',
      { category: 'MARKETING', cards: [card(), card({ body: 'x'.repeat(161) })] },
      'cards.1.body: too_long',
    ],
    ['a footer beside cards', { category: 'MARKETING', footer: 'x', cards: [card(), card()] }, 'cards: carousel_only'],
    [
      'a code with words of our own',
      { category: 'AUTHENTICATION', authentication: { securityNote: true, expiresInMinutes: 5 } },
      'authentication: fixed',
    ],
    [
      'a code without a form',
      { category: 'AUTHENTICATION', body: '', examples: {}, fallbacks: {} },
      'authentication: empty',
    ],
    [
      'a code that lives 91 minutes',
      { category: 'AUTHENTICATION', body: '', authentication: { securityNote: true, expiresInMinutes: 91 } },
      'authentication.expiresInMinutes: expires',
    ],
  ])('%s', (_name, more, problem) => {
    expect(codes(more)).toContain(problem)
    expect(isRefused(lintTemplate(good(more)))).toBe(true)
  })

  test('lengths are counted in characters, as Meta counts', () => {
    expect(codes({ ...plain, body: '😀'.repeat(1024) })).toEqual([])
  })
})

describe('what Meta takes and we advise against', () => {
  test.each([
    ['advertising as Utility', { ...plain, body: 'Our sale begins on Monday.' }, 'category: looks_like_marketing'],
    ['the same in Hindi', { ...plain, body: 'सोमवार से भारी छूट मिलेगी।' }, 'category: looks_like_marketing'],
    ['marketing without a way out', { ...plain, category: 'MARKETING' }, 'footer: no_opt_out'],
  ])('%s', (_name, more, problem) => {
    const problems = lintTemplate(good(more))
    expect(problems.map(({ field, code }) => `${field}: ${code}`)).toEqual([problem])
    expect(isRefused(problems)).toBe(false)
  })
})

describe('a draft becomes what Meta takes', () => {
  test('text, with values by position', () => {
    const header = { format: 'TEXT', text: 'Room {{1}}', example: '214' }
    expect(
      metaTemplate(
        good({
          header,
          footer: 'Bluebird',
          buttons: [link({ url: 'https://a.example/{{1}}', example: 'https://a.example/9' })],
        }),
      ),
    ).toEqual({
      name: 'room_ready',
      language: 'en_GB',
      category: 'UTILITY',
      parameter_format: 'POSITIONAL',
      components: [
        { type: 'HEADER', format: 'TEXT', text: 'Room {{1}}', example: { header_text: ['214'] } },
        { type: 'BODY', text: good().body, example: { body_text: [['Asha', '214']] } },
        { type: 'FOOTER', text: 'Bluebird' },
        {
          type: 'BUTTONS',
          buttons: [{ type: 'URL', text: 'Track', url: 'https://a.example/{{1}}', example: ['https://a.example/9'] }],
        },
      ],
    })
  })

  test('named values, a file, an offer with its code', () => {
    const draft = good({
      category: 'MARKETING',
      parameterFormat: 'NAMED',
      header: { format: 'IMAGE', handle: '4::abc' },
      body: 'Hello {{first_name}}, our tours are open. Reply STOP to hear no more.',
      examples: { first_name: 'Asha' },
      offer: { text: 'Winter', ends: true },
      buttons: [{ type: 'COPY_CODE', example: 'SAVE10' }, link()],
      ttlSeconds: 86_400,
    })
    expect(metaTemplate(draft)).toMatchObject({
      parameter_format: 'NAMED',
      message_send_ttl_seconds: 86_400,
      components: [
        { type: 'HEADER', format: 'IMAGE', example: { header_handle: ['4::abc'] } },
        { type: 'LIMITED_TIME_OFFER', limited_time_offer: { text: 'Winter', has_expiration: true } },
        { type: 'BODY', example: { body_text_named_params: [{ param_name: 'first_name', example: 'Asha' }] } },
        { type: 'BUTTONS', buttons: [{ type: 'COPY_CODE', example: 'SAVE10' }, { type: 'URL' }] },
      ],
    })
  })

  test('a code to sign in with, whose words are Meta’s', () => {
    const authentication = { securityNote: true, expiresInMinutes: 10 }
    expect(metaTemplate(good({ ...plain, category: 'AUTHENTICATION', body: '', authentication })).components).toEqual([
      { type: 'BODY', add_security_recommendation: true },
      { type: 'FOOTER', code_expiration_minutes: 10 },
      { type: 'BUTTONS', buttons: [{ type: 'OTP', otp_type: 'COPY_CODE' }] },
    ])
  })

  test('a carousel', () => {
    const cards = [
      card({ buttons: [quick('Yes'), { type: 'PHONE_NUMBER', text: 'Call', phone: '+44 20 7946 0000' }] }),
      card(),
    ]
    expect(metaTemplate(good({ ...plain, category: 'MARKETING', cards })).components[1]).toMatchObject({
      type: 'CAROUSEL',
      cards: [
        {
          components: [
            { type: 'HEADER', format: 'IMAGE', example: { header_handle: ['4::x'] } },
            { type: 'BODY', text: 'A tour of the lakes.' },
            {
              type: 'BUTTONS',
              buttons: [
                { type: 'QUICK_REPLY', text: 'Yes' },
                { type: 'PHONE_NUMBER', phone_number: '+442079460000' },
              ],
            },
          ],
        },
        {},
      ],
    })
  })
})
