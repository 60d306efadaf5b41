import { oneOfEachRole } from './people.ts'
import type { SeedTenant } from './seed-file.ts'

const NUMBER = '100000000000002'

/** A clinic, made up. The assistant stays silent here until there is a mode for healthcare. */
export const sunrise: SeedTenant = {
  id: 'sunrise',
  name: 'Sunrise Dental',
  apiKey: 'sunrise-api-key',
  assistant: false,
  numbers: [
    {
      phone_number_id: NUMBER,
      waba_id: '200000000000012',
      display_phone_number: '15550100012',
      access_token: 'local-access-token-sunrise',
    },
  ],
  knowledge: [
    {
      title: 'Clinic hours and address',
      language: 'en',
      kind: 'faq',
      text: `Q: When is the clinic open?
A: The clinic is open Monday to Friday from 9:00 am to 6:00 pm and on Saturday from 9:00 am to 1:00 pm.

Q: Where is the clinic?
A: Sunrise Dental is at 3 Temple Street, ground floor, Chennai.`,
    },
    {
      title: 'Appointments and fees',
      language: 'en',
      kind: 'faq',
      text: `Q: What does a check-up cost?
A: A check-up with X-ray costs ₹800. A cleaning costs ₹1,500.

Q: Can I move my appointment?
A: You can move an appointment free of charge until 24 hours before.`,
    },
  ],
  intents: [
    {
      name: 'appointment',
      examples: ['I would like an appointment', 'can I see the dentist tomorrow', 'book a check-up'],
    },
    {
      name: 'move_appointment',
      examples: ['I need to move my appointment', 'can we change the time', 'I cannot come tomorrow'],
    },
    { name: 'fees', examples: ['how much is a cleaning', 'what does a check-up cost', 'price of a filling'] },
  ],
  users: oneOfEachRole('sunrise', {
    owner: 'Dr Anand Rao',
    admin: 'Priya Menon',
    supervisor: 'Thomas Kurian',
    agent: 'Divya Nair',
    analyst: 'Rohan Shah',
  }),
  history: [
    {
      number: NUMBER,
      contact: { wa_id: '15550130001', name: 'Saffron Pebble' },
      messages: [
        { from: 'customer', text: 'Good morning, can I move my cleaning to Friday?', ago: 26 * 60 },
        { from: 'business', text: 'Good morning! Friday at 11:30 is free. Shall I book it?', ago: 26 * 60 - 9 },
        { from: 'customer', text: 'Yes please', ago: 26 * 60 - 12 },
      ],
    },
  ],
}
