import { expect, test } from 'vitest'
import { en } from '../../../web/i18n/en'
import { describeGraphError, guidanceOf, NO_CODE } from '../../../workers/whatsapp/graph-errors'

/** Chapter 6 of the reference, line by line. */
const CODES = [
  ...[0, 190, 3, 10, 200, 210, 299, 1, 2, 4, 33, 100, 368, 613, 80007],
  ...[130429, 130472, 130497, 131000, 131005, 131008, 131009, 131016, 131020, 131021, 131026, 131030, 131031, 131037],
  ...[131041, 131042, 131044, 131045, 131047, 131048, 131049, 131050, 131051, 131052, 131053, 131055, 131056, 131057],
  ...[131059, 131060, 131062, 131063, 131064, 131201, 131207, 131215],
  ...[132000, 132001, 132005, 132007, 132008, 132012, 132015, 132016, 132068, 132069],
  ...[133000, 133004, 133005, 133006, 133008, 133009, 133010, 133015, 133016, 134011, 134100, 134101, 134102],
  ...[135000, 137000, 138000, 138006, 138021, 139100, 139101, 139102, 139103, 147001, 147003, 147005],
  ...[2388019, 2388040, 2388047, 2388072, 2388073, 2388293, 2388299, 2494100, 2593107, 2593108, 2593109],
]

test.each(CODES)('code %i says what happened, what to do, and which button does it', (code) => {
  const { group, action } = describeGraphError(code)
  expect(group).not.toBe('unknown')
  expect(en[`failure.${group}`]).toMatch(/[.!]$/)
  expect(guidanceOf(code)).toEqual({ group, action })
})

test.each([
  [190, 'reconnect'],
  [131042, 'open_meta'],
  [131047, 'use_template'],
  [131053, 'check_file'],
  [131062, 'ask_customer'],
  [131049, 'wait'],
  [131050, 'none'],
  [131000, 'retry'],
] as const)('for %i it is %s', (code, action) => {
  expect(guidanceOf(code).action).toBe(action)
})

test('a code that nobody knows may be tried once more, and is reported', () => {
  expect(guidanceOf(999_999)).toEqual({ group: 'unknown', action: 'retry' })
})

test('what we kept back ourselves is not blamed on WhatsApp', () => {
  expect(guidanceOf(NO_CODE, 'silenced')).toEqual({ group: 'silenced', action: 'retry' })
  expect(guidanceOf(NO_CODE, 'opted_out')).toEqual({ group: 'opted_out', action: 'none' })
})
