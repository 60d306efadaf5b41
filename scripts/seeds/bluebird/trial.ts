import type { SeedTenant } from '../seed-file.ts'

type Questions = NonNullable<SeedTenant['trial']>['questions']

/** Each must be answered with these words in it. */
const ANSWERED: [question: string, ...contains: string[]][] = [
  ['What are your opening hours?', '9:30'],
  ['Are you open on Sunday?', '2:00'],
  ['Are you open on public holidays?', '10:00'],
  ['Where is your office?', '14 Lake View Road'],
  ['Is there parking?', 'two-wheelers'],
  ['How much is the Coorg weekend?', '4,600'],
  ['What does the Munnar tea trail cost?', '7,200'],
  ['How much is the Andaman islands tour?', '28,500'],
  ['What is your cancellation policy?', '15 days'],
  ['How long does a refund take?', '7 working days'],
  ['Can I change the date of my trip?', '7 days'],
  ['Which documents do I need?', 'identity card'],
  ['Do I need a permit for the Andaman islands?', 'permit'],
  ['How can I pay?', 'UPI'],
  ['How much is the deposit?', '20 percent'],
  ['How much luggage can I bring?', '15 kg'],
  ['Can I bring my dog?', '8 kg'],
  ['Do you have vegetarian food?', 'Jain'],
  ['आपका ऑफ़िस कब खुलता है?', '9:30'],
  ['कूर्ग वीकेंड की कीमत कितनी है?', '4,600'],
  ['पैसे कितने दिन में वापस मिलते हैं?', '7'],
  ['உங்கள் அலுவலகம் எப்போது திறக்கும்?', '9:30'],
]

/** Nothing is known of these, or people are wanted: no answer is the right one. */
const LEFT_TO_PEOPLE = ['Do you have gift vouchers?', 'Do you rent out cameras?', 'I want to speak to a human']

export const questions: Questions = [
  ...ANSWERED.map(([text, ...contains]) => ({ text, expects: { kind: 'answer' as const, contains } })),
  ...LEFT_TO_PEOPLE.map((text) => ({ text, expects: { kind: 'hand_off' as const } })),
]
