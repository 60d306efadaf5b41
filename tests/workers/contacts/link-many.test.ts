import { env } from 'cloudflare:workers'
import { expect, test } from 'vitest'
import { linkContacts } from '../../../workers/contacts/link-many'
import { linkContact, listContacts, type Sighting } from '../../../workers/contacts/queries'
import { newId } from '../../../workers/platform/ids'
import { type TenantScope, tenantScope } from '../../../workers/platform/tenant-scope'

function tenant(): TenantScope {
  return tenantScope(env, newId('t'))
}

function seen(contactKey: string, more: Partial<Sighting> = {}): Sighting {
  return {
    portfolio: 'p1',
    channelId: 'chn_1',
    conversationId: `cnv_${contactKey}`,
    contactKey,
    waId: contactKey,
    ...more,
  }
}

/** What a tenant knows, without ids that are made up and times. */
async function known(scope: TenantScope) {
  const contacts = await listContacts(scope, { limit: 25 })
  return contacts
    .map(({ name, waIds, userIds, conversationIds }) => ({ name, waIds, userIds, conversationIds }))
    .sort((a, b) => String(a.name).localeCompare(String(b.name)))
}

const SIGHTINGS = [
  seen('911', { name: 'A' }),
  seen('922', { name: 'B', userId: 'IN.2' }),
  seen('5511987654321', { name: 'C' }),
  seen('933', { name: 'D' }),
  seen('911', { name: 'A again', channelId: 'chn_2', conversationId: 'cnv_911_2' }),
]

test('many at once leave what one by one would leave', async () => {
  const [together, apart] = [tenant(), tenant()]
  const links = await linkContacts(together, SIGHTINGS)
  const one: typeof links = []
  for (const sighting of SIGHTINGS) one.push(await linkContact(apart, sighting))
  expect(await known(together)).toEqual(await known(apart))
  expect(links.map(({ canonicalKey, other }) => ({ canonicalKey, other }))).toEqual(
    one.map(({ canonicalKey, other }) => ({ canonicalKey, other })),
  )
  expect(links[0]?.contactId).toBe(links[4]?.contactId)
})

test('a second time changes nothing, and a newer name is kept', async () => {
  const scope = tenant()
  const first = await linkContacts(scope, SIGHTINGS)
  const second = await linkContacts(scope, [seen('911', { name: 'Asha' }), ...SIGHTINGS.slice(1, 4)])
  expect(second.map(({ contactId }) => contactId)).toEqual(first.slice(0, 4).map(({ contactId }) => contactId))
  expect((await known(scope)).map(({ name }) => name)).toEqual(['Asha', 'B', 'C', 'D'])
})

test('a conversation that the same contact has under another key is told of', async () => {
  const scope = tenant()
  await linkContact(scope, seen('IN.9', { waId: null, userId: 'IN.9' }))
  await linkContact(scope, seen('999', { userId: 'IN.9' }))
  const [link] = await linkContacts(scope, [seen('999')])
  expect(link).toMatchObject({ canonicalKey: '999', other: [{ conversationId: 'cnv_IN.9', contactKey: 'IN.9' }] })
})

test('hundreds fit, though D1 takes a hundred values at a time', async () => {
  const scope = tenant()
  const many = Array.from({ length: 230 }, (_, index) => seen(`9180000${1000 + index}`, { name: `N${index}` }))
  const links = await linkContacts(scope, many)
  expect(new Set(links.map(({ contactId }) => contactId)).size).toBe(230)
  expect(
    links.every(({ canonicalKey, other }, index) => canonicalKey === many[index]?.contactKey && !other.length),
  ).toBe(true)
})

test('two imports of the same number at the same time make one contact', async () => {
  const scope = tenant()
  const links = await Promise.all(Array.from({ length: 10 }, () => linkContacts(scope, [seen('911'), seen('922')])))
  expect(new Set(links.flat().map(({ contactId }) => contactId)).size).toBe(2)
  expect(await known(scope)).toHaveLength(2)
})
