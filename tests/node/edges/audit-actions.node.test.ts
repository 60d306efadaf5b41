import { globSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { ACTIONS } from '../../../web/settings/audit/actions.ts'
import { DEEDS } from '../../../workers/audit/deeds.ts'
import { OPERATOR_ACTIONS } from '../../../workers/operator/deeds.ts'

/** Recorded by hand, or said by a route itself. */
function saidInSource(): string[] {
  return globSync('workers/**/*.ts').flatMap((file) =>
    [...readFileSync(file, 'utf8').matchAll(/(?:action|audit): '([a-z_]+\.[a-z_]+)'/g)].map(
      ([, action = '']) => action,
    ),
  )
}

test('everything that the audit log can say has words on its page, and there are none for what it cannot', () => {
  const deeds = Object.values(DEEDS).flatMap((deed) => ('action' in deed ? [deed.action] : []))
  const recorded = new Set([...deeds, ...OPERATOR_ACTIONS, ...saidInSource()])
  expect([...ACTIONS].sort()).toEqual([...recorded].sort())
})
