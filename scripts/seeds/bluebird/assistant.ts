import type { SeedTenant } from '../seed-file.ts'

type Settings = NonNullable<SeedTenant['assistantSettings']>

/** What makes a traveller a lead, and what to find out about them. */
const leadPlan: Settings['leadPlan'] = {
  on: true,
  fields: [
    {
      id: 'destination',
      label: 'Destination',
      kind: 'choice',
      choices: ['Coorg', 'Munnar', 'Hampi', 'Pondicherry', 'Ooty', 'Kodaikanal', 'Rameswaram', 'Andaman islands'],
      worth: 25,
    },
    { id: 'date', label: 'Travel date', kind: 'date', question: 'When would you like to travel?', worth: 25 },
    { id: 'people', label: 'People', kind: 'number', question: 'How many of you are travelling?', worth: 20 },
    { id: 'budget', label: 'Budget', kind: 'money', question: 'What is your budget for the trip?', worth: 20 },
  ],
  intents: [
    { intent: 'book', worth: 20 },
    { intent: 'availability', worth: 15 },
    { intent: 'change_booking', worth: -10 },
    { intent: 'cancel', worth: -10 },
  ],
}

/** A booking takes four answers; people then look for the seats. */
const flows: Settings['flows'] = {
  flows: [
    {
      id: 'booking',
      name: 'Booking',
      intents: ['book'],
      phrases: ['book a trip', 'book a tour', 'make a booking'],
      slots: [
        {
          id: 'tour',
          label: 'Tour',
          kind: 'choice',
          choices: ['Coorg weekend', 'Munnar tea trail', 'Hampi by bus', 'Pondicherry day trip', 'Andaman islands'],
          question: 'Gladly! Which tour would you like to book?',
        },
        { id: 'date', label: 'Travel date', kind: 'date', question: 'On which day would you like to leave?' },
        { id: 'people', label: 'People', kind: 'number', question: 'How many of you are travelling?' },
        { id: 'name', label: 'Name', kind: 'text', question: 'Under which name may we book?' },
      ],
      done: 'Thank you! A colleague looks for your seats and writes to you here.',
    },
  ],
}

export const settings: Settings = {
  voice: {
    tone: 'friendly',
    instructions: 'Short sentences. Say prices per person. Never promise a seat: people confirm bookings.',
    forbidden: [{ topic: 'Other agencies', phrases: ['other agencies', 'another travel agency', 'your competitors'] }],
  },
  leadPlan,
  flows,
}

/** Monday to Saturday 9:30 to 19:00, Sunday 10:00 to 14:00. */
export const businessHours = [
  ...Array.from({ length: 6 }, () => [{ from: 9 * 60 + 30, to: 19 * 60 }]),
  [{ from: 10 * 60, to: 14 * 60 }],
]

export const holidays = [
  { date: '2027-01-26', name: 'Republic Day' },
  { date: '2027-08-15', name: 'Independence Day' },
  { date: '2027-10-02', name: 'Gandhi Jayanti' },
  { date: '2027-10-29', name: 'Diwali' },
]
