import { describe, expect, test } from 'vitest'
import { kindOf, shapeOf } from '../../../web/conversation/bubble/content-of'
import { answersOf } from '../../../web/conversation/bubble/flow'
import { mentionParts } from '../../../web/conversation/bubble/mentions'
import { languageOf } from '../../../web/conversation/bubble/script'
import { surenessOf, withSources } from '../../../web/conversation/bubble/sources'
import { voiceOf } from '../../../web/conversation/bubble/voice'
import { message } from './items'

describe('the language of a text', () => {
  test.each([
    ['Is it free?', ''],
    ['सरि, ठीक है', 'hi'],
    ['சரி, நான்கு பேருக்கும்', 'ta'],
    ['مرحبا كيف الحال', 'ar'],
    ['OK, சரி நன்றி வணக்கம்', 'ta'],
    ['Please send it to मुंबई soon', ''],
    ['👍 12:30', ''],
  ])('%s → “%s”', (text, language) => expect(languageOf(text)).toBe(language))
})

describe('who speaks', () => {
  test.each([
    ['inbound', 'customer', 'customer'],
    ['outbound', 'agent:usr_1', 'agent'],
    ['outbound', 'assistant', 'assistant'],
    ['outbound', 'rule:keyword', 'rule'],
    ['outbound', 'api:key_1', 'integration'],
    ['outbound', 'business_app', 'phone'],
    ['outbound', 'phone_app', 'phone'],
    ['outbound', 'history', 'phone'],
    ['outbound', 'standby', 'other_app'],
    ['outbound', 'meta_business_agent', 'other_app'],
    ['note', 'agent:usr_1', 'note'],
  ] as const)('%s by %s is %s', (direction, by, voice) => expect(voiceOf({ direction, by })).toBe(voice))
})

describe('what a bubble shows', () => {
  test('what Meta could not pass on is named by what it was', () => {
    const poll = message(1, { type: 'unsupported', text: null, event: { subtype: 'poll_creation' } })
    expect([shapeOf(poll), kindOf(poll)]).toEqual(['unknown', 'conversation.kindPoll'])
  })

  test('a type of tomorrow is never left out', () => {
    expect(shapeOf(message(1, { type: 'hologram', text: null }))).toBe('unknown')
  })

  test.each([
    ['image', 'picture'],
    ['video', 'picture'],
    ['audio', 'voice'],
    ['document', 'document'],
    ['sticker', 'sticker'],
    ['order', 'order'],
    ['button', 'choice'],
    ['template', 'template'],
  ])('%s is drawn as %s', (type, shape) => expect(shapeOf(message(1, { type }))).toBe(shape))

  test('a place without coordinates and a card without names cannot be shown', () => {
    expect(shapeOf(message(1, { type: 'location', text: null }))).toBe('unknown')
    expect(shapeOf(message(1, { type: 'contacts', text: null, event: { cards: [] } }))).toBe('unknown')
  })

  test('the answers of a form are told without the machine’s own names', () => {
    const flow = {
      flow_token: 'x',
      screen_0_First_name_0: 'Asha',
      screen_1_Meals_3: ['0_Vegetarian', '1_No_nuts'],
      ok: true,
    }
    expect(answersOf(flow, { yes: 'yes', no: 'no' })).toEqual([
      ['First name', 'Asha'],
      ['Meals', 'Vegetarian, No nuts'],
      ['Ok', 'yes'],
    ])
  })

  test('only our own people are mentioned', () => {
    const marked = (text: string) =>
      mentionParts(text, ['Leela Krishnan', 'Arun (Chennai)'])
        .filter(({ mention }) => mention)
        .map((part) => part.text)
    expect(marked('@Leela and @leela krishnan, not @Leelavati, a@Leela.test or @Nobody')).toEqual([
      '@Leela',
      '@leela krishnan',
      '@Leela',
    ])
    expect(marked('for @Arun (Chennai)')).toEqual(['@Arun (Chennai)'])
  })
})

describe('the numbers of sources', () => {
  const text = 'The weekend costs ₹4,600 per person. Breakfast is included for every guest. Shall I book?'

  test('stand after the sentence that holds their words', () => {
    const sources = [{ quote: 'Breakfast is included for guests.' }, { quote: 'It costs ₹4,600 per person.' }]
    expect(withSources(text, sources).map((part) => part.sources)).toEqual([[2], [1], []])
  })

  test('stand at the end when no sentence holds them, as in another language', () => {
    expect(withSources(text, [{ quote: 'காலை உணவு உண்டு' }]).at(-1)?.sources).toEqual([1])
  })

  test('leave the text as it is', () => {
    const parts = withSources(text, [{ quote: 'Breakfast is included' }, {}])
    expect(parts.map((part) => part.text).join('')).toBe(text)
  })

  test.each([
    [1, 'sure'],
    [0.8, 'sure'],
    [0.79, 'fairlySure'],
    [0.5, 'fairlySure'],
    [0.49, 'unsure'],
  ] as const)('%d is %s', (confidence, sureness) => expect(surenessOf(confidence)).toBe(sureness))
})
