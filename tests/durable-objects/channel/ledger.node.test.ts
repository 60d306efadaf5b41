import { expect, test } from 'vitest'
import { Ledger } from '../../../durable-objects/channel/ledger'
import type { Sql } from '../../../workers/platform/operations'

const START = 1_800_000_000_000
const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS

test('after Meta has lowered the limit, a place is free when so many are gone that one more fits', () => {
  const nothingKept = { exec: () => ({ toArray: () => [] }) } as unknown as Sql
  const ledger = new Ledger(nothingKept)
  for (let n = 0; n < 5; n++) ledger.reach(`hash-${n}`, 100, START + n * HOUR_MS)
  const now = START + 5 * HOUR_MS
  const until = START + 2 * HOUR_MS + DAY_MS // of five three are to go before a third may be reached
  expect(ledger.reach('hash-5', 3, now)).toEqual({ ok: false, used: 5, until })
  expect(ledger.used(3, now)).toEqual({ used: 5, until })
})
