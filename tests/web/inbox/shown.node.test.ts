import { describe, expect, test } from 'vitest'
import { Order } from '../../../web/inbox/order'
import { Shown } from '../../../web/inbox/shown'
import { aRow } from './rows'

function aList() {
  const order = new Order('all')
  const rows = [aRow('c', { lastAt: 30 }), aRow('b', { lastAt: 20 }), aRow('a', { lastAt: 10 })]
  order.addPage(rows, 'cursor', (id) => rows.find((row) => row.id === id) ?? null)
  const erased = new Set<string>()
  const shown = new Shown(order, (id) => !erased.has(id))
  shown.watch()
  return { order, shown, erased }
}

describe('The list under the pointer', () => {
  test('stays as it is, and counts what would come in or move up', () => {
    const { order, shown } = aList()
    order.place('d', aRow('d', { lastAt: 40 }))
    order.place('a', aRow('a', { lastAt: 50 }))
    expect(shown.ids).toEqual(['c', 'b', 'a'])
    expect(shown.waiting.size).toBe(2)
    shown.take()
    expect(shown.ids).toEqual(['a', 'd', 'c', 'b'])
    expect([shown.waiting.size, shown.stale]).toEqual([0, false])
  })

  test('keeps a row that has left the view, and says so', () => {
    const { order, shown } = aList()
    order.place('b', null)
    expect(shown.ids).toEqual(['c', 'b', 'a'])
    expect([...shown.gone]).toEqual(['b'])
    order.place('b', aRow('b', { lastAt: 60 }))
    expect(shown.gone.size).toBe(0)
  })

  test('lets go at once what I have sent away myself, and what was erased', () => {
    const { order, shown, erased } = aList()
    order.place('b', null)
    shown.drop('b')
    erased.add('c')
    order.place('c', null)
    expect(shown.ids).toEqual(['a'])
  })

  test('grows at its end by each page that is loaded', () => {
    const { order, shown } = aList()
    order.place('d', aRow('d', { lastAt: 40 }))
    const page = [aRow('y', { lastAt: 9 }), aRow('x', { lastAt: 8 })]
    order.addPage(page, null, (id) => page.find((row) => row.id === id) ?? null)
    expect(shown.ids).toEqual(['c', 'b', 'a', 'y', 'x'])
  })

  test('begins anew when the list is loaded anew', () => {
    const { order, shown } = aList()
    order.clear()
    const page = [aRow('z')]
    order.addPage(page, null, () => page[0] ?? null)
    expect(shown.ids).toEqual(['z'])
  })
})
