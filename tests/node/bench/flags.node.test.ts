import { expect, test } from 'vitest'
import { parseFlags } from '../../bench/flags.ts'

test('screen is a scenario by its name alone, and its data may stay where one wants', () => {
  expect(parseFlags(['screen'])).toMatchObject({ scenarios: ['screen'], dataDir: '.data/large' })
  expect(parseFlags(['--scenario', 'screen', '--data', '/somewhere'])).toMatchObject({
    scenarios: ['screen'],
    dataDir: '/somewhere',
  })
  expect(() => parseFlags(['screens'])).toThrow('unknown: screens')
})
