import { expect, test } from 'vitest'
import { numberVariants } from '../../../workers/contacts/number-variants'

test.each([
  ['5511987654321', ['551187654321']],
  ['551187654321', ['5511987654321']],
  ['5215512345678', ['525512345678']],
  ['525512345678', ['5215512345678']],
  ['5491123456789', ['541123456789']],
  ['541123456789', ['5491123456789']],
  ['919876543210', []],
  ['14155550100', []],
  ['55', []],
])('%s may also be spelled %j', (digits, variants) => {
  expect(numberVariants(digits)).toEqual(variants)
})
