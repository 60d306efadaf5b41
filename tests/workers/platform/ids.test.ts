import { expect, test } from 'vitest'
import { newId } from '../../../workers/platform/ids'

test('an id carries its kind and sorts by age', () => {
  const ids = [1, 2, 1_800_000_000_000, 1_800_000_000_001].map((now) => newId('con', now))
  expect(ids.every((id) => /^con_[0-9a-z]{26}$/.test(id))).toBe(true)
  expect([...ids].sort()).toEqual(ids)
})

test('two ids of the same moment differ', () => {
  expect(new Set(Array.from({ length: 1000 }, () => newId('con', 5))).size).toBe(1000)
})
