import { expect, test } from 'vitest'
import { applyHeaderRules, parseHeaderRules } from '../../scripts/host/pages-headers.ts'

const rules = parseHeaderRules(`
# for everything
/*
  X-Frame-Options: DENY
  Cache-Control: no-cache
  ! Server

/assets/*
  Cache-Control: immutable
/people/:name/card
  X-Card: yes: it is
`)

function headersOf(path: string): Record<string, string> {
  const headers = new Headers({ server: 'a', 'x-frame-options': 'none', 'x-own': '1' })
  applyHeaderRules(rules, path, headers)
  return Object.fromEntries(headers)
}

test('a rule replaces what was there, a second one adds to it, and ! takes away', () => {
  expect(headersOf('/')).toEqual({ 'x-frame-options': 'DENY', 'cache-control': 'no-cache', 'x-own': '1' })
  expect(headersOf('/assets/a.js')['cache-control']).toBe('no-cache, immutable')
  expect(headersOf('/people/maya/card')['x-card']).toBe('yes: it is')
  expect(headersOf('/people/maya/old/card')).not.toHaveProperty('x-card')
})

test('a line that is neither path nor header is refused, as is a header before any path', () => {
  expect(() => parseHeaderRules('/*\n  nonsense')).toThrow('neither')
  expect(() => parseHeaderRules('X-Own: 1')).toThrow('a path comes first')
})
