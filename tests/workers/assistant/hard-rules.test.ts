import { describe, expect, test } from 'vitest'
import { isAngry } from '../../../workers/assistant/anger'
import { wantsPerson } from '../../../workers/assistant/human-please'
import { smallTalk } from '../../../workers/assistant/small-talk'
import { isOptOut } from '../../../workers/contacts/opt-out'

describe('a message that wants no more messages', () => {
  test.each([
    'STOP',
    'stop.',
    'Stop please!!',
    '  Unsubscribe ',
    'don’t message me again',
    'please take me off your mailing list',
    'बंद करो',
    'कृपया मुझे मैसेज मत भेजो',
    'ab message mat bhejna',
    'no me escriban más',
    'não me mande mais mensagens',
    'لا ترسلوا لي رسائل',
    'arrêtez de m’envoyer des messages',
    'bitte keine Werbung mehr',
    'jangan kirim promo lagi',
    'செய்தி அனுப்ப வேண்டாம்',
    'மெசேஜ் அனுப்பாதீர்கள்',
    '不要再发信息了',
  ])('%s', (text) => expect(isOptOut(text)).toBe(true))
})

describe('a message that only looks like it', () => {
  test.each([
    'stop by your shop',
    'can I stop by tomorrow?',
    'Which bus stop is nearest?',
    'stop the order please',
    "I didn't get any message from you",
    'why did you stop sending my order updates',
    'please remove the extra item from my order',
    'remove my number from the booking and add my wife’s',
    'cancel',
    'order band mat karo',
    'OTP message nahi aaya',
    'kab band hota hai',
    'quiero cancelar la reserva',
    'quero parar na loja amanhã',
    'ich möchte mich anmelden',
    'no message',
    '',
    '👍',
    'stop '.repeat(200),
  ])('%s', (text) => expect(isOptOut(text)).toBe(false))
})

describe('a person is wanted', () => {
  test.each([
    ['I want to talk to a human', true],
    ['agent', true],
    ['kisi se baat karao', true],
    ['quiero hablar con alguien', true],
    ['mit einem Mitarbeiter sprechen', true],
    ['my agent said the policy is active', false],
    ['does the agent discount apply online?', false],
    ['do you sell human hair wigs', false],
    ['remind me to call mom', false],
    ['price kya hai', false],
  ])('%s: %s', (text, wanted) => expect(wantsPerson(text)).toBe(wanted))
})

test.each([
  ['worst service ever', true],
  ['I will go to consumer court', true],
  ['the worst thing about rain is wet shoes', false],
  ['is this the third floor?', false],
])('anger needs no doubt: %s', (text, angry) => expect(isAngry(text)).toBe(angry))

test.each([
  ['Hi', 'greeting'],
  ['good morning', 'greeting'],
  ['வணக்கம்', 'greeting'],
  ['thank you so much', 'thanks'],
  ['hi, when do you open?', null],
  ['thanks, and the price?', null],
])('nothing but small talk: %s', (text, kind) => expect(smallTalk(text)).toBe(kind))

test('a hostile message costs no more than a long one', () => {
  const started = performance.now()
  isOptOut(`${'no more '.repeat(20_000)}messages`)
  wantsPerson('a'.repeat(1_000_000))
  expect(performance.now() - started).toBeLessThan(500)
})

describe('Tamil in Latin letters', () => {
  test.each([
    'enakku oru manithar kitta pesanum',
    'oru aal kitta pesa mudiyuma',
    'manager kitta pesanum',
    'yaarkitayavadhu pesanum',
    'agent venum',
    'konjam phone pannunga',
  ])('%s asks for a person', (text) => expect(wantsPerson(text)).toBe(true))

  test.each(['niruthunga', 'inime message anuppadhinga', 'enakku offer edhuvum anuppa vendam', 'message vendam'])(
    '%s wants no more messages',
    (text) => expect(isOptOut(text)).toBe(true),
  )

  test.each([
    'unga service romba mosam',
    'moonavadhu thadava kekkuren',
    'ellarum emathureenga',
    'police la complaint kudupen',
  ])('%s is angry', (text) => expect(isAngry(text)).toBe(true))

  test.each([
    'eppo kadai thirakkum',
    'naalaiku oru aal varuvanga',
    'doctor kitta appointment venum',
    'vengayam venam',
    'order message innum varala',
    'bus stop enga irukku',
    'romba nandri',
    'rendu perukku table venum',
  ])('%s is none of it', (text) => {
    expect([wantsPerson(text), isOptOut(text), isAngry(text)]).toEqual([false, false, false])
  })

  test('romba nandri is thanks', () => expect(smallTalk('romba nandri')).toBe('thanks'))
})
