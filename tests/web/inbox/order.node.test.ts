import { describe, expect, test } from 'vitest'
import { Order, type Placed } from '../../../web/inbox/order'
import { aRow } from './rows'

function loaded(...rows: ReturnType<typeof aRow>[]): Order {
  const order = new Order('all')
  order.addPage(rows, null, (id) => rows.find((row) => row.id === id) ?? null)
  return order
}

describe('The order of a view', () => {
  test('stands newest first, and a row with something new moves to the top', () => {
    const order = loaded(aRow('c', { lastAt: 30 }), aRow('b', { lastAt: 20 }), aRow('a', { lastAt: 10 }))
    order.place('a', aRow('a', { lastAt: 40 }))
    expect(order.ids).toEqual(['a', 'c', 'b'])
    expect(order.indexOf('b')).toBe(2)
  })

  test('of two with the same time keeps the place that the server gives them', () => {
    const order = loaded(aRow('b', { lastAt: 20 }), aRow('a', { lastAt: 20 }))
    order.place('c', aRow('c', { lastAt: 20 }))
    expect(order.ids).toEqual(['c', 'b', 'a'])
  })

  test('of the unassigned shows the longest wait on top, and below them who waits for nothing, newest first', () => {
    const order = new Order('unassigned')
    const rows = [
      aRow('short', { waitingSince: 300, lastAt: 900 }),
      aRow('long', { waitingSince: 100, lastAt: 500 }),
      aRow('old', { lastAt: 50 }),
      aRow('new', { lastAt: 990 }),
    ]
    order.addPage(rows, null, (id) => rows.find((row) => row.id === id) ?? null)
    expect(order.ids).toEqual(['long', 'short', 'new', 'old'])
  })

  test('takes in before the first page nothing, and after the last one everything', () => {
    const order = new Order('all')
    order.place('a', aRow('a'))
    expect(order.ids).toEqual([])
    order.addPage([], null, () => null)
    order.place('a', aRow('a'))
    expect(order.ids).toEqual(['a'])
  })

  test('leaves out what belongs below the loaded part: the next page brings it', () => {
    const order = new Order('all')
    const page = [aRow('c', { lastAt: 30 }), aRow('b', { lastAt: 20 })]
    order.addPage(page, 'cursor', (id) => page.find((row) => row.id === id) ?? null)
    order.place('a', aRow('a', { lastAt: 10 }))
    expect(order.ids).toEqual(['c', 'b'])
  })

  test('has no hole where the last row of a page has moved up', () => {
    const order = new Order('all')
    const page = [aRow('c', { lastAt: 30 }), aRow('b', { lastAt: 20 })]
    order.addPage(page, 'cursor', (id) => page.find((row) => row.id === id) ?? null)
    order.place('b', aRow('b', { lastAt: 40 }))
    // Between 30 and 20, where the next page begins.
    order.place('between', aRow('between', { lastAt: 25 }))
    expect(order.ids).toEqual(['b', 'c', 'between'])
  })

  test('tells its list what became of each row', () => {
    const order = loaded(aRow('c', { lastAt: 30 }), aRow('b', { lastAt: 20 }))
    const heard: [string, Placed][] = []
    const stop = order.watch((id, how) => heard.push([id, how]))
    order.place('b', aRow('b', { lastAt: 40 }))
    order.place('c', aRow('c', { lastAt: 30, unanswered: 3 }))
    order.place('d', aRow('d', { lastAt: 50 }))
    order.place('b', null)
    order.place('b', null)
    order.clear()
    stop()
    order.place('e', aRow('e'))
    expect(heard).toEqual([
      ['b', 'up'],
      ['d', 'in'],
      ['b', 'out'],
      ['', 'reset'],
    ])
  })
})
