import { oneOfEachRole } from './people.ts'
import type { SeedFile } from './seed-file.ts'

/** A tenant with a million messages. */
export const large: SeedFile = {
  tenants: [
    {
      id: 'large',
      name: 'Large',
      apiKey: 'large-api-key',
      assistant: false,
      numbers: [
        {
          phone_number_id: '100000000000008',
          waba_id: '200000000000008',
          display_phone_number: '15550000008',
          access_token: 'large-access-token',
          messages_per_second: 1000,
          pair_burst: 0,
        },
      ],
      users: oneOfEachRole('large', {
        owner: 'Leela Rao',
        admin: 'Marco Bianchi',
        supervisor: 'Nasreen Ali',
        agent: 'Tom Becker',
        analyst: 'Yuki Mori',
      }),
      labels: [
        { id: 'lbl_large_booking', name: 'Booking', colour: 'indigo' },
        { id: 'lbl_large_payment', name: 'Payment', colour: 'ochre' },
        { id: 'lbl_large_complaint', name: 'Complaint', colour: 'lac' },
        { id: 'lbl_large_regular', name: 'Regular', colour: 'verdigris' },
      ],
      generated: { conversations: 50_000, messagesEach: 20, live: 200 },
    },
  ],
}
