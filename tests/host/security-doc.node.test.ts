import { existsSync, globSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

const document = readFileSync('SECURITY.md', 'utf8')
const [, model = ''] = /## Threat model\n([\s\S]*?)\n## /.exec(document) ?? []
const rows = model.split('\n').filter((line) => line.startsWith('| ') && !line.startsWith('| threat'))

function testsIn(text: string): string[] {
  return [...text.matchAll(/`(tests\/[^`]+)`/g)].flatMap(([, path]) => path ?? [])
}

test('each threat of the threat model points at a test', () => {
  expect(rows.length).toBeGreaterThan(15)
  for (const row of rows) expect({ row, tests: testsIn(row).length > 0 }).toEqual({ row, tests: true })
})

test.each([...new Set(testsIn(document))])('%s is there', (path) => {
  expect(path.includes('*') ? globSync(path).length > 0 : existsSync(path)).toBe(true)
})
