import { expect, test } from 'vitest'
import type { SpokenLine } from '../../../workers/copilot/spoken'
import { checkedSummary } from '../../../workers/copilot/summary'

const said: SpokenLine[] = [
  { by: 'customer', text: 'Hi, I am Asha Rao. Order 41877 came broken, it cost ₹1,499' },
  { by: 'agent', text: 'Sorry! Maya here, we look into it by Friday.' },
  { by: 'customer', text: 'என் எண் ௯௮௭௬, please call after 5' },
].map((line, i) => ({ ...line, id: `msg_${i}`, seq: i, at: i }) as SpokenLine)

const told = {
  wants: 'Asha wants order 41877 replaced.',
  said: ['Maya looks into it by Friday.', 'A refund of ₹2,500 was promised.'],
  open: ['Call after 5', 'Send 30 vouchers'],
  mood: 'worried' as const,
  facts: [],
}

const factsOf = (...facts: string[]) =>
  (checkedSummary({ ...told, facts }, said).facts ?? '').split('\n').filter(Boolean)

test('a fact that the customer did not say is left out, figure or not', () => {
  expect(factsOf('name: Asha Rao', 'order: 41877', 'price: ₹1,499', 'call: after 5')).toHaveLength(4)
  expect(factsOf('name: Asha Rao', 'name: John Smith', 'city: Chennai')).toEqual(['name: Asha Rao'])
  for (const made of ['order: 4187', 'amount: 499', 'amount: 1', 'order: 51877'])
    expect(factsOf('name: Asha Rao', made)).toEqual(['name: Asha Rao'])
  expect(factsOf('number: 9876')).toEqual(['number: 9876'])
})

test('what the team said is no fact of the customer’s', () => {
  expect(factsOf('name: Asha Rao', 'name: Maya', 'deadline: Friday')).toEqual(['name: Asha Rao'])
  // With none left, what the customer said can be read without a model.
  expect(factsOf('name: Maya')).toContain('Order 41877 came broken')
})

test('a line with a figure that nobody wrote is left out of the rest, too', () => {
  const checked = checkedSummary(told, said)
  expect(checked.said).toBe('Maya looks into it by Friday.')
  expect(checked.open).toBe('Call after 5')
  expect(checked.wants).toBe('Asha wants order 41877 replaced.')
})

test('wants of an invented order are the customer’s own words instead', () => {
  expect(checkedSummary({ ...told, wants: 'Order 99999 is late.' }, said).wants).not.toContain('99999')
})
