import type { ParsedTenant, SeedFile } from './seed-file.ts'

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
      generated: { conversations: 50_000, messagesEach: 20 },
    },
  ],
}

const WORDS =
  `booking ticket train hotel room date price family weekend december january refund invoice deposit window seat
bus driver luggage breakfast dinner airport station morning evening change cancel confirm payment guide coffee estate
falls beach island ferry permit passport address office sunday monday friday please thanks tomorrow today`.split(/\s+/)

/** Conversation number `index`, its newest message `index` minutes ago. */
export function generatedConversation(
  number: string,
  index: number,
  messagesEach: number,
): ParsedTenant['history'][number] {
  const random = randomFrom(index + 1)
  const messages = Array.from({ length: messagesEach }, (_, position) => ({
    from: position % 2 === 0 ? ('customer' as const) : ('business' as const),
    text: Array.from({ length: 4 + Math.floor(random() * 12) }, () => WORDS[Math.floor(random() * WORDS.length)]).join(
      ' ',
    ),
    ago: index + (messagesEach - position) * 3,
  }))
  return { number, contact: { wa_id: `1555${String(10_000_000 + index)}`, name: `Contact ${index}` }, messages }
}

/** Mulberry32: small, and the same on every machine. */
function randomFrom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}
