import { globSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

const SECURITY = readFileSync('SECURITY.md', 'utf8')

test('every threat points at a test, and every test that SECURITY.md names is there', () => {
  const model = SECURITY.slice(SECURITY.indexOf('| threat |'), SECURITY.indexOf('## What logs hold'))
  const threats = model
    .split('\n')
    .filter((line) => line.startsWith('| '))
    .slice(1)
  expect(threats.length).toBeGreaterThan(25)
  expect(threats.filter((line) => !line.includes('`tests/'))).toEqual([])
  const named = [...SECURITY.matchAll(/`(tests\/[^`]+)`/g)].map(([, path = '']) => path)
  expect(named.filter((path) => globSync(path).length === 0)).toEqual([])
})
