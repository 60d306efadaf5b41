import { expect, test } from 'vitest'
import { checkRule, ruleFor } from '../../../workers/assistant/keyword-rules'

const ping = [{ match: 'ping (\\d+)', reply: 'pong $1' }]

test('a rule matches anywhere, in any case, and fills in its groups', () => {
  expect(ruleFor('please PING 42 now', ping)?.reply).toBe('pong 42')
  expect(ruleFor('pong 42', ping)).toBeNull()
})

test('the first rule that matches decides', () => {
  const rules = [
    { match: 'price', reply: 'a' },
    { match: 'price list', reply: 'b' },
  ]
  expect(ruleFor('the price list', rules)?.reply).toBe('a')
})

test('$$ is a dollar, an absent group is nothing', () => {
  expect(ruleFor('x', [{ match: 'x(y)?', reply: '$$5 $1.' }])?.reply).toBe('$5 .')
})

test('letters of other scripts match as they are typed', () => {
  expect(ruleFor('क्या भाव है', [{ match: 'भाव', reply: 'ok' }])?.reply).toBe('ok')
})

test('a rule that does not compile is refused, and skipped where it is stored already', () => {
  expect(checkRule({ match: '(?=x)', reply: 'r' })).toEqual({ ok: false, reason: 'pattern' })
  expect(checkRule({ match: '(', reply: 'r' })).toEqual({ ok: false, reason: 'pattern' })
  expect(checkRule({ match: 'x', reply: ' ' })).toEqual({ ok: false, reason: 'empty' })
  expect(checkRule({ match: '((a{100}){100})', reply: 'r' }).ok).toBe(false)
  expect(ruleFor('ping 1', [{ match: '(', reply: 'r' }, ...ping])?.reply).toBe('pong 1')
})

test('a pattern that explodes elsewhere takes linear time', () => {
  const started = performance.now()
  expect(ruleFor(`${'a'.repeat(4000)}!`, [{ match: '^(a+)+$', reply: 'r' }])).toBeNull()
  expect(performance.now() - started).toBeLessThan(1000)
})
