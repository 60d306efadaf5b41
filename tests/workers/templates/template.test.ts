import { describe, expect, test } from 'vitest'
import { Problem } from '../../../workers/platform/problem'
import { parseTemplate, type Template } from '../../../workers/templates/template'
import { composeTemplate } from '../../../workers/templates/template-message'
import { graphPayload, type TemplateMessage, wordsOf } from '../../../workers/whatsapp/outbound'

const reminder = {
  id: '900000000000002',
  name: 'booking_reminder',
  language: 'en',
  category: 'UTILITY',
  status: 'APPROVED',
  components: [
    { type: 'HEADER', format: 'TEXT', text: 'Your booking' },
    { type: 'BODY', text: 'Hello {{1}}, see you on {{2}}.', example: { body_text: [['Asha', '12 December']] } },
    { type: 'FOOTER', text: 'Bluebird Travel' },
    {
      type: 'BUTTONS',
      buttons: [
        { type: 'QUICK_REPLY', text: 'Yes' },
        { type: 'URL', text: 'Details', url: 'https://example.test/booking' },
      ],
    },
  ],
}

const NOW = Date.UTC(2026, 10, 1)

const named = {
  ...reminder,
  name: 'order_ready',
  components: [
    {
      type: 'BODY',
      text: 'Hi {{first_name}}, order {{order_id}} is ready.',
      example: { body_text_named_params: [{ param_name: 'first_name', example: 'Asha' }] },
    },
  ],
}

function parsed(item: unknown): Template {
  const template = parseTemplate(item)
  if (!template) throw new Error('not a template')
  return template
}

function problemOf(compose: () => unknown): Record<string, unknown> {
  try {
    compose()
  } catch (error) {
    if (error instanceof Problem) return { status: error.status, ...error.body('') }
  }
  throw new Error('nothing was refused')
}

describe('a template of Meta', () => {
  test('is read with its parts and its blanks', () => {
    expect(parsed(reminder)).toEqual({
      id: '900000000000002',
      name: 'booking_reminder',
      language: 'en',
      category: 'UTILITY',
      status: 'APPROVED',
      parameterFormat: 'POSITIONAL',
      header: { format: 'TEXT', text: 'Your booking', variables: [] },
      body: 'Hello {{1}}, see you on {{2}}.',
      footer: 'Bluebird Travel',
      buttons: [
        { type: 'QUICK_REPLY', text: 'Yes', variables: [] },
        { type: 'URL', text: 'Details', url: 'https://example.test/booking', variables: [] },
      ],
      variables: [
        { key: '1', example: 'Asha' },
        { key: '2', example: '12 December' },
      ],
      cards: [],
      limitedTimeOffer: null,
      authentication: null,
      quality: null,
      fallbacks: {},
      costClass: 'paid',
      sendable: true,
      reason: null,
    })
    expect(parsed(named).variables).toEqual([{ key: 'first_name', example: 'Asha' }, { key: 'order_id' }])
  })

  test.each([
    ['PENDING', 'reviewing'],
    ['REJECTED', 'rejected'],
    ['PAUSED', 'paused'],
    ['SOMETHING_NEW', 'not approved'],
  ])('that is %s cannot be sent, and says why', (status, why) => {
    expect(parsed({ ...reminder, status })).toMatchObject({ sendable: false, reason: expect.stringContaining(why) })
  })

  const body = { type: 'BODY', text: 'Hello.' }
  test.each([
    ['a carousel without a card', [body, { type: 'CAROUSEL' }]],
    ['a header to come', [{ type: 'HEADER', format: 'HOLOGRAM' }, body]],
    ['a button to come', [body, { type: 'BUTTONS', buttons: [{ type: 'ORDER_DETAILS', text: 'Pay' }] }]],
    ['a part to come', [body, { type: 'HOLOGRAM' }]],
    ['no text', [{ type: 'FOOTER', text: 'Bye' }]],
    ['blanks that skip a number', [{ type: 'BODY', text: '{{1}} and {{3}}' }]],
  ])('with %s cannot be sent from here', (_what, components) => {
    const template = parsed({ ...reminder, components })
    expect(template.sendable).toBe(false)
    expect(template.reason).toMatch(/^[A-Z].*\.$/)
  })

  test.each([[null], ['x'], [{}], [{ id: '1', name: 'x' }]])('is not %j', (item) => {
    expect(parseTemplate(item)).toBeNull()
  })

  test('is read also when half of it is not as expected', () => {
    const odd = {
      ...reminder,
      id: 900000000000002,
      category: 7,
      components: [{ type: 'BODY', text: 'Hi', example: 'x' }],
    }
    expect(parsed(odd)).toMatchObject({ id: '900000000000002', category: 'UNKNOWN', body: 'Hi', variables: [] })
  })
})

describe('what is sent of it', () => {
  test('are its name and its values; how it reads stays here', () => {
    const message = composeTemplate(parsed(reminder), { body: [{ text: 'Asha' }, { text: 'Friday' }] }, NOW)
    expect(message.preview).toEqual({
      header: 'Your booking',
      text: 'Hello Asha, see you on Friday.',
      footer: 'Bluebird Travel',
      buttons: ['Yes', 'Details'],
    })
    expect(wordsOf(message)).toBe('Hello Asha, see you on Friday.')
    const bare: TemplateMessage = {
      type: 'template',
      name: 'booking_reminder',
      language: 'en',
      body: [{ text: 'Asha' }, { text: 'Friday' }],
    }
    const to = { waId: '447700900001', userId: null, groupId: null }
    expect(graphPayload(message, to, { callbackData: 'cb' })).toEqual(graphPayload(bare, to, { callbackData: 'cb' }))
    expect(JSON.stringify(graphPayload(message, to, { callbackData: 'cb' }))).not.toMatch(/preview|category|see you/)
  })

  test('are its values by name, in the order of the text, whatever the order in which they came', () => {
    const values = [
      { name: 'order_id', text: 'A17' },
      { name: 'first_name', text: 'Asha' },
    ]
    const message = composeTemplate(parsed(named), { body: values }, NOW)
    expect(message.preview?.text).toBe('Hi Asha, order A17 is ready.')
    expect(message.body).toEqual([
      { name: 'first_name', text: 'Asha' },
      { name: 'order_id', text: 'A17' },
    ])
  })

  test.each([
    ['missing_values', [], ['1', '2']],
    ['missing_values', [{ text: 'Asha' }, { text: '  ' }], ['2']],
    ['extra_values', [{ text: 'a' }, { text: 'b' }, { text: 'c' }], ['3']],
    ['extra_values', [{ name: 'who', text: 'a' }], ['who']],
    ['bad_values', [{ text: 'a' }, { text: 'b\nc' }], ['2']],
    ['bad_values', [{ text: 'a     b' }, { text: 'c' }], ['1']],
  ])('is refused with %s, by the names of the blanks', (reason, values, blanks) => {
    const problem = problemOf(() => composeTemplate(parsed(reminder), { body: values }, NOW))
    expect(problem).toMatchObject({ status: 422, code: `template.${reason}`, blanks, nextStep: expect.any(String) })
    expect(problem.detail).toContain(`{{${blanks[0]}}}`)
  })

  test('is refused when it gets too long, or cannot be sent at all', () => {
    const long = problemOf(() =>
      composeTemplate(parsed(reminder), { body: [{ text: 'a'.repeat(1010) }, { text: 'b' }] }, NOW),
    )
    expect(long).toMatchObject({ status: 422, code: 'template.too_long' })
    const paused = parsed({ ...reminder, status: 'PAUSED' })
    expect(problemOf(() => composeTemplate(paused, { body: [] }, NOW))).toMatchObject({
      status: 422,
      code: 'template.not_sendable',
      detail: paused.reason,
    })
  })

  test('does not take what a customer is called for a blank of its own', () => {
    const message = composeTemplate(parsed(reminder), { body: [{ text: '{{2}} $&' }, { text: 'Friday' }] }, NOW)
    expect(message.preview?.text).toBe('Hello {{2}} $&, see you on Friday.')
  })
})
