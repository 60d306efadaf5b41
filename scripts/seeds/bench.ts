import type { SeedFile } from './seed-file.ts'

/** One number that answers `ping <n>` by rule and is held back by nothing: what is measured is the path itself. */
export const bench: SeedFile = {
  tenants: [
    {
      id: 'bench',
      name: 'Bench',
      apiKey: 'bench-api-key',
      assistant: false,
      guards: { flood: null, loop: null },
      numbers: [
        {
          phone_number_id: '100000000000009',
          waba_id: '200000000000001',
          display_phone_number: '15550000001',
          access_token: 'bench-access-token',
          messages_per_second: 1000,
          pair_burst: 0,
        },
      ],
      keywordRules: [{ match: 'ping (\\d+)', reply: 'pong $1' }],
    },
  ],
}
