import { describe, expect, test } from 'vitest'
import { isFaithful } from '../../../workers/copilot/faithful'

describe('figures and links stay as they are', () => {
  test.each([
    ['We open at 9:30', 'हम 9:30 बजे खुलते हैं'],
    ['It costs 1,000', 'Cuesta 1.000'],
    ['It costs 1,000', 'السعر ١٬٠٠٠'],
    ['Two rooms for 3 nights', '2 habitaciones por tres noches'],
    ['See https://bluebird.test/menu.', 'Mira https://bluebird.test/menu'],
    ['Write to asha@example.test', 'asha@example.test பக்கம் எழுதுங்கள்'],
    ['Room 042', 'कमरा ०४२'],
    ['', ''],
  ])('%s → %s', (before, after) => expect(isFaithful(before, after)).toBe(true))

  test.each([
    ['We open at 9:30', 'We open at 9:40'],
    ['It costs 1,000', 'It costs 10,000'],
    ['It costs 450', 'It costs little'],
    ['We are open', 'We are open until 19:00'],
    ['See https://bluebird.test/menu', 'See https://bluebird.test/pay'],
    ['Write to us', 'Write to evil@example.test'],
    ['Order 4711', 'Order 4712'],
    ['Room 042', 'कमरा ०४३'],
  ])('%s ≠ %s', (before, after) => expect(isFaithful(before, after)).toBe(false))
})
