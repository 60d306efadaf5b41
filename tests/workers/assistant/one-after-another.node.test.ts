import { beforeAll, describe, expect, test } from 'vitest'
import { decide } from '../../../workers/assistant/decide'
import type { Speech, TurnDeps } from '../../../workers/assistant/turn'
import { deskOf, turnAsking } from '../../support/desk'
import { HOUSES, houseDocuments } from '../../support/guest-house'

/** Asked first, then this; what the answer must say. Marks of the answers: a price, an hour, a word. */
type Pair = [first: string, then: string, says: string]

/** Says all it needs: as if nothing had been asked before. */
const BY_ITSELF: Readonly<Record<string, Pair[]>> = {
  en: [
    ['How much is the garden room?', 'When is the reception open?', '7:30'],
    ['How much is the garden room?', 'How can I pay?', 'UPI'],
    ['When is the reception open?', 'How much is the river suite?', '8,700'],
    ['Can I bring my dog?', 'Where is the house?', 'Banyan Street'],
    ['How much is the river suite?', 'Is there parking?', 'yard'],
  ],
  hi: [
    ['गार्डन कमरे का किराया कितना है?', 'रिसेप्शन कब खुलता है?', '7:30'],
    ['गार्डन कमरे का किराया कितना है?', 'भुगतान कैसे करें?', 'UPI'],
    ['रिसेप्शन कब खुलता है?', 'रिवर सुइट का किराया कितना है?', '8,700'],
    ['रिवर सुइट का किराया कितना है?', 'आपका पता क्या है?', 'बरगद'],
  ],
  'hi-Latn': [
    ['Garden kamre ka kiraya kitna hai?', 'Reception kab khulta hai?', '7:30'],
    ['Garden kamre ka kiraya kitna hai?', 'Bhugtan kaise karein?', 'UPI'],
    ['Reception kab khulta hai?', 'River suite ka kiraya kitna hai?', '8,700'],
    ['River suite ka kiraya kitna hai?', 'Aapka pata kya hai?', 'Bargad'],
  ],
  ta: [
    ['தோட்ட அறையின் கட்டணம் எவ்வளவு?', 'வரவேற்பறை எப்போது திறந்திருக்கும்?', '7:30'],
    ['தோட்ட அறையின் கட்டணம் எவ்வளவு?', 'எப்படி பணம் செலுத்தலாம்?', 'UPI'],
    ['வரவேற்பறை எப்போது திறந்திருக்கும்?', 'நதி சூட்டின் கட்டணம் எவ்வளவு?', '8,700'],
    ['நதி சூட்டின் கட்டணம் எவ்வளவு?', 'உங்கள் முகவரி என்ன?', 'ஆலமர'],
  ],
  es: [
    ['¿Cuánto cuesta la habitación jardín?', '¿Cuándo abre la recepción?', '7:30'],
    ['¿Cuánto cuesta la habitación jardín?', '¿Cómo puedo pagar?', 'UPI'],
    ['¿Cuándo abre la recepción?', '¿Cuánto cuesta la suite del río?', '8,700'],
    ['¿Cuánto cuesta la suite del río?', '¿Dónde está la casa?', 'Baniano'],
  ],
  pt: [
    ['Quanto custa o quarto jardim?', 'Quando abre a recepção?', '7:30'],
    ['Quanto custa o quarto jardim?', 'Quais são as formas de pagamento?', 'UPI'],
    ['Quando abre a recepção?', 'Quanto custa a suíte do rio?', '8,700'],
    ['Quanto custa a suíte do rio?', 'Onde fica a casa?', 'Baniano'],
  ],
  ar: [
    ['كم سعر غرفة الحديقة؟', 'متى يفتح الاستقبال؟', '7:30'],
    ['كم سعر غرفة الحديقة؟', 'كيف يمكنني الدفع؟', 'UPI'],
    ['متى يفتح الاستقبال؟', 'كم سعر جناح النهر؟', '8,700'],
    ['كم سعر جناح النهر؟', 'أين يقع البيت؟', 'البانيان'],
  ],
}

/** Means nothing, or something else, without what was asked before. */
const GOES_ON: Readonly<Record<string, Pair[]>> = {
  en: [
    ['When is the reception open?', 'and on Sunday?', '9:00'],
    ['How much is the garden room?', 'and the river suite?', '8,700'],
    ['How much is the river suite?', 'and for children?', 'half'],
  ],
  hi: [
    ['रिसेप्शन कब खुलता है?', 'और रविवार को?', '9:00'],
    ['गार्डन कमरे का किराया कितना है?', 'और रिवर सुइट का?', '8,700'],
  ],
  'hi-Latn': [
    ['Reception kab khulta hai?', 'aur ravivar ko?', '9:00'],
    ['Garden kamre ka kiraya kitna hai?', 'aur river suite ka?', '8,700'],
  ],
  ta: [
    ['வரவேற்பறை எப்போது திறந்திருக்கும்?', 'ஞாயிறு அன்று?', '9:00'],
    ['தோட்ட அறையின் கட்டணம் எவ்வளவு?', 'அப்போ நதி சூட்?', '8,700'],
  ],
  es: [
    ['¿Cuándo abre la recepción?', '¿y el domingo?', '9:00'],
    ['¿Cuánto cuesta la habitación jardín?', '¿y la suite del río?', '8,700'],
  ],
  pt: [
    ['Quando abre a recepção?', 'e no domingo?', '9:00'],
    ['Quanto custa o quarto jardim?', 'e a suíte do rio?', '8,700'],
  ],
  ar: [
    ['متى يفتح الاستقبال؟', 'ويوم الأحد؟', '9:00'],
    ['كم سعر غرفة الحديقة؟', 'وجناح النهر؟', '8,700'],
  ],
}

const desks = new Map<string, TurnDeps>()

beforeAll(async () => {
  for (const language of Object.keys(HOUSES)) desks.set(language, await deskOf(houseDocuments(language)))
})

async function told(language: string, ...questions: string[]): Promise<string> {
  const desk = desks.get(language)
  if (!desk) throw new Error(`no house speaks ${language}`)
  const history: Speech[] = []
  let text = ''
  for (const question of questions) {
    const decision = await decide(turnAsking(question, history), desk)
    text = decision.kind === 'silent' ? '' : decision.text
    history.push({ by: 'customer', text: question, at: 0 }, { by: 'assistant', text, at: 0 })
  }
  return text
}

const rows = (pairs: Readonly<Record<string, Pair[]>>) =>
  Object.entries(pairs).flatMap(([language, list]) => list.map((pair) => [language, ...pair] as const))

describe('what says all it needs is answered as if nothing had been asked before', () => {
  test.each(rows(BY_ITSELF))('%s: %s – %s', async (language, first, then, says) => {
    const after = await told(language, first, then)
    expect(after).toContain(says)
    expect(after).toBe(await told(language, then))
  })
})

describe('what goes on from the question before is answered with it', () => {
  test.each(rows(GOES_ON))('%s: %s – %s', async (language, first, then, says) => {
    expect(await told(language, first, then)).toContain(says)
  })
})
