/** How a picture lies in its stage: `x` and `y` in pixels from the middle. */
export interface Lie {
  scale: number
  x: number
  y: number
}

export interface Size {
  width: number
  height: number
}

export const FIT: Lie = { scale: 1, x: 0, y: 0 }
const LARGEST = 8

/** Larger or smaller around a point of the stage (from its middle), which stays under the finger. */
export function zoomed(lie: Lie, factor: number, point: { x: number; y: number } = { x: 0, y: 0 }): Lie {
  const scale = Math.min(LARGEST, Math.max(1, lie.scale * factor))
  if (scale === 1) return FIT
  const grown = scale / lie.scale
  return { scale, x: point.x - (point.x - lie.x) * grown, y: point.y - (point.y - lie.y) * grown }
}

export function moved(lie: Lie, dx: number, dy: number): Lie {
  return { ...lie, x: lie.x + dx, y: lie.y + dy }
}

/** Never so far that an edge of the picture comes off the edge of the stage, where it is larger than that. */
export function held(lie: Lie, picture: Size, stage: Size): Lie {
  const reach = (size: number, room: number) => Math.max(0, (size * lie.scale - room) / 2)
  const [maxX, maxY] = [reach(picture.width, stage.width), reach(picture.height, stage.height)]
  return { ...lie, x: between(lie.x, maxX), y: between(lie.y, maxY) }
}

function between(value: number, most: number): number {
  return Math.min(most, Math.max(-most, value))
}
