import { describe, expect, test } from 'vitest'
import { flows } from '../../../workers/assistant/settings/flows'
import { flowTurn } from '../../../workers/flows/turn'
import { inLanguage } from '../../../workers/flows/wording'

const NOW = Date.parse('2026-11-27T06:00:00Z')

const BOOKING = flows.parse({
  flows: [
    {
      id: 'booking',
      name: 'Table',
      phrases: ['book a table', 'टेबल बुक', 'table book'],
      slots: [
        {
          id: 'place',
          label: 'Place',
          kind: 'choice',
          choices: ['Inside', 'Terrace'],
          question: 'Inside or outside?',
          translations: {
            hi: { label: 'जगह', question: 'अंदर या छत पर?', choices: ['अंदर', 'छत पर'] },
            'hi-Latn': { question: 'Andar ya chhat par?', choices: ['Andar', 'Chhat par'] },
            es: { question: '¿Dentro o fuera?' },
          },
        },
        { id: 'people', label: 'People', kind: 'number', question: 'For how many?' },
      ],
      done: 'Thank you, we will confirm here.',
      doneLines: { hi: 'धन्यवाद, हम यहीं पक्का करेंगे।' },
    },
  ],
}).flows

const says = (text: string, language: string, state: Parameters<typeof flowTurn>[1] = null) =>
  flowTurn(BOOKING, state, { text, old: false, intent: null, language, now: NOW, timeZone: 'Asia/Kolkata' })

function running(turn: ReturnType<typeof says>) {
  if (turn.kind !== 'say' || !turn.flow) throw new Error(turn.kind)
  return turn.flow
}

describe('a request in another language', () => {
  test('asks, offers, shows back and closes in it, and people read it as it was written', () => {
    const asked = says('टेबल बुक करना है', 'hi')
    expect(asked).toMatchObject({ text: 'अंदर या छत पर?', choices: ['अंदर', 'छत पर'] })
    const second = says('छत पर', 'hi', running(asked))
    expect(second).toMatchObject({ text: 'For how many?', flow: { slots: { place: 'Terrace' } } })
    const shown = says('4', 'hi', running(second))
    expect(shown).toMatchObject({ text: expect.stringContaining('जगह: छत पर') })
    expect(running(shown).told).toBe('Place: Terrace · People: 4')
    expect(says('हाँ', 'hi', running(shown))).toMatchObject({
      kind: 'hand_off',
      text: 'धन्यवाद, हम यहीं पक्का करेंगे।',
      told: ['Place: Terrace', 'People: 4'],
    })
  })

  test('a change of language in the middle changes nothing of what is known', () => {
    const asked = says('book a table', 'en')
    expect(asked).toMatchObject({ choices: ['Inside', 'Terrace'] })
    expect(says('chhat par', 'hi-Latn', running(asked))).toMatchObject({ flow: { slots: { place: 'Terrace' } } })
    expect(says('2', 'hi', running(asked))).toMatchObject({ flow: { slots: { place: 'Terrace' } } })
  })

  test('what to change is offered, and understood, by the names in it', () => {
    const shown = says('4', 'hi', running(says('छत पर', 'hi', running(says('टेबल बुक', 'hi')))))
    const changing = says('नहीं', 'hi', running(shown))
    expect(changing).toMatchObject({ choices: ['जगह', 'People'] })
    expect(says('जगह', 'hi', running(changing))).toMatchObject({ text: 'अंदर या छत पर?' })
  })
})

describe('the words of a question', () => {
  const row = { label: 'Day', question: 'For which day?', choices: ['One', 'Two'] }
  const all = { hi: { label: 'दिन', question: 'कौन सा दिन?', choices: ['एक', ''] } }

  test.each([
    ['the language itself', 'hi', 'कौन सा दिन?'],
    ['its base', 'hi-IN', 'कौन सा दिन?'],
    ['as it was written', 'fr', 'For which day?'],
    ['Latin letters before another script', 'hi-Latn', 'For which day?'],
  ])('%s', (_, language, question) => {
    expect(inLanguage({ ...row, translations: all }, language).question).toBe(question)
  })

  test('a choice without its own words keeps those that were written', () => {
    expect(inLanguage({ ...row, translations: all }, 'hi').choices).toEqual(['एक', 'Two'])
  })

  test('English is read before letters that are not', () => {
    const written = {
      label: 'நாள்',
      question: 'எந்த நாள்?',
      choices: [],
      translations: { en: { label: 'Day', question: 'Which day?', choices: [] } },
    }
    expect(inLanguage(written, 'fr').question).toBe('Which day?')
    expect(inLanguage(written, 'ta-Latn').question).toBe('Which day?')
    expect(inLanguage(written, 'ta').question).toBe('எந்த நாள்?')
  })
})
