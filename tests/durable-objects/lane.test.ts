import { describe, expect, test } from 'vitest'
import { createLane } from '../../durable-objects/lane'

function gate() {
  let open = () => {}
  const opened = new Promise<void>((resolve) => {
    open = resolve
  })
  return { open, opened }
}

describe('a lane', () => {
  test('delivers in order, one at a time', async () => {
    const waiting = [1, 2, 3]
    const seen: string[] = []
    const lane = createLane<number, void>(
      {
        next: () => waiting[0],
        deliver: async (item) => {
          seen.push(`start ${item}`)
          await Promise.resolve()
          seen.push(`end ${item}`)
        },
        settle: () => void waiting.shift(),
      },
      () => 0,
    )
    await Promise.all([lane.run(), lane.run()])
    expect(seen).toEqual(['start 1', 'end 1', 'start 2', 'end 2', 'start 3', 'end 3'])
  })

  test('hears a wake that comes while the last item is under way', async () => {
    const waiting = [1]
    const { open, opened } = gate()
    const done: number[] = []
    const lane = createLane<number, void>(
      { next: () => waiting[0], deliver: () => opened, settle: (item) => done.push(item) && waiting.shift() },
      () => 0,
    )
    const first = lane.run()
    waiting.push(2)
    const second = lane.run()
    open()
    await Promise.all([first, second])
    expect(done).toEqual([1, 2])
  })

  test('can run again after an error, which reaches who started it', async () => {
    let broken = true
    const waiting = [1]
    const lane = createLane<number, void>(
      {
        next: () => waiting[0],
        deliver: () => (broken ? Promise.reject(new Error('down')) : Promise.resolve()),
        settle: () => void waiting.shift(),
      },
      () => 0,
    )
    await expect(lane.run()).rejects.toThrow('down')
    expect(lane.isRunning).toBe(false)
    broken = false
    await lane.run()
    expect(waiting).toEqual([])
  })
})
