import { env } from 'cloudflare:workers'
import { expect, test } from 'vitest'
import { type Consent, findConsent, recordConsent } from '../../../workers/contacts/queries'
import { newId } from '../../../workers/platform/ids'
import { tenantScope } from '../../../workers/platform/tenant-scope'

function said(state: Consent['state'], at: number, evidenceId = newId('ev')): Consent {
  return { contactKey: '911', purpose: 'marketing', state, source: 'word', evidenceId, at }
}

test('what was said last holds, whenever it was written down', async () => {
  const scope = tenantScope(env, newId('t'))
  await recordConsent(scope, said('opted_in', 200))
  await recordConsent(scope, said('opted_out', 100))
  expect(await findConsent(scope, '911', 'marketing')).toBe('opted_in')
  await recordConsent(scope, said('opted_out', 300))
  expect(await findConsent(scope, '911', 'marketing')).toBe('opted_out')
})

test('of two said in the same instant the refusal holds', async () => {
  const scope = tenantScope(env, newId('t'))
  await recordConsent(scope, said('opted_out', 100))
  await recordConsent(scope, said('opted_in', 100))
  expect(await findConsent(scope, '911', 'marketing')).toBe('opted_out')
})

test('the same evidence again changes nothing, and nor does another tenant', async () => {
  const scope = tenantScope(env, newId('t'))
  await recordConsent(scope, said('opted_out', 100, 'e1'))
  await recordConsent(scope, said('opted_in', 200, 'e1'))
  expect(await findConsent(scope, '911', 'marketing')).toBe('opted_out')
  expect(await findConsent(tenantScope(env, newId('t')), '911', 'marketing')).toBeUndefined()
})
