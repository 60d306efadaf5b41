import fc from 'fast-check'
import { expect, test } from 'vitest'
import { FIT, held, moved, zoomed } from '../../../web/media/zoom'

test('what is under the finger stays there', () => {
  const point = { x: 120, y: -40 }
  const lie = zoomed(FIT, 2, point)
  // The same spot of the picture, from its own middle: before and after.
  expect({ x: (point.x - lie.x) / lie.scale, y: (point.y - lie.y) / lie.scale }).toEqual(point)
})

test('it never gets smaller than the window, and then lies in the middle', () => {
  expect(zoomed({ scale: 2, x: 300, y: 10 }, 0.1)).toEqual(FIT)
})

test('the edge of a picture never comes off the edge of the stage', () => {
  const [picture, stage] = [
    { width: 400, height: 300 },
    { width: 500, height: 300 },
  ]
  fc.assert(
    fc.property(fc.double({ min: 1, max: 8, noNaN: true }), fc.integer(), fc.integer(), (scale, dx, dy) => {
      const { x, y } = held(moved({ scale, x: 0, y: 0 }, dx, dy), picture, stage)
      expect(Math.abs(x)).toBeLessThanOrEqual(Math.max(0, (picture.width * scale - stage.width) / 2))
      expect(Math.abs(y)).toBeLessThanOrEqual(Math.max(0, (picture.height * scale - stage.height) / 2))
    }),
  )
})
