import { expect, test } from 'vitest'
import { peaksOf } from '../../../web/media/peaks'

test('the loudest part is 1, the others are measured by it', () => {
  const samples = new Float32Array(100).fill(0.1).fill(0.5, 50, 75)
  expect(peaksOf(samples, 4).map((one) => Number(one.toFixed(2)))).toEqual([0.2, 0.2, 1, 0.2])
})

test('silence, and a sound shorter than its bars, have peaks too', () => {
  expect(peaksOf(new Float32Array(100), 4)).toEqual([0, 0, 0, 0])
  expect(peaksOf(new Float32Array([0.5]), 4)).toHaveLength(4)
  expect(peaksOf(new Float32Array(0), 2)).toEqual([0, 0])
})
