import { env } from 'cloudflare:workers'
import { expect, test } from 'vitest'
import { findContact, linkContact, listContacts, type Sighting } from '../../../workers/contacts/queries'
import { contactAliases, contacts } from '../../../workers/contacts/schema'
import { newId } from '../../../workers/platform/ids'
import { type TenantScope, tenantScope } from '../../../workers/platform/tenant-scope'

function tenant(): TenantScope {
  return tenantScope(env, newId('t'))
}

function seen(contactKey: string, more: Partial<Sighting> = {}): Sighting {
  return { portfolio: 'p1', channelId: 'chn_1', conversationId: `cnv_${contactKey}`, contactKey, ...more }
}

async function save(scope: TenantScope, id: string, waId: string, messagedAt: number | null = null): Promise<void> {
  const { tenantId, db } = scope
  await db.insert(contacts).values({ id, tenantId, name: 'Saved', messagedAt, createdAt: 1, updatedAt: 1 })
  await db
    .insert(contactAliases)
    .values({ tenantId, portfolio: '', kind: 'wa_id', value: waId, contactId: id, seenAt: 1 })
}

test('the same number twice is one contact, and its newest name is kept', async () => {
  const scope = tenant()
  const first = await linkContact(scope, seen('911', { waId: '911', name: 'Asha' }))
  const second = await linkContact(scope, seen('911', { waId: '911', name: 'Asha R' }))
  expect(second).toEqual(first)
  expect(first).toMatchObject({ canonicalKey: '911', other: [] })
  expect((await listContacts(scope, { limit: 10 })).map(({ name, waIds }) => ({ name, waIds }))).toEqual([
    { name: 'Asha R', waIds: ['911'] },
  ])
})

test('a user id that turns out to have a known number belongs to that contact, and its conversation there', async () => {
  const scope = tenant()
  const byNumber = await linkContact(scope, seen('911', { waId: '911' }))
  const byUser = await linkContact(scope, seen('IN.1', { userId: 'IN.1' }))
  expect(byUser.canonicalKey).toBe('IN.1')
  const both = await linkContact(scope, seen('911', { waId: '911', userId: 'IN.1' }))
  expect(both.contactId).toBe(byNumber.contactId)
  expect(both.other).toMatchObject([{ conversationId: 'cnv_IN.1', contactKey: 'IN.1' }])
  const again = await linkContact(scope, seen('IN.1', { userId: 'IN.1' }))
  expect(again).toMatchObject({ contactId: byNumber.contactId, canonicalKey: '911' })
  expect((await findContact(scope, byUser.contactId))?.id).toBe(byNumber.contactId)
})

test('a user id is another person in another portfolio, a number is not', async () => {
  const scope = tenant()
  const one = await linkContact(scope, seen('IN.1', { userId: 'IN.1' }))
  const other = await linkContact(scope, seen('x', { userId: 'IN.1', portfolio: 'p2', channelId: 'chn_2' }))
  expect(other.contactId).not.toBe(one.contactId)
  const here = await linkContact(scope, seen('911', { waId: '911' }))
  const there = await linkContact(
    scope,
    seen('911', { waId: '911', portfolio: 'p2', channelId: 'chn_2', conversationId: 'cnv_2' }),
  )
  expect(there).toMatchObject({ contactId: here.contactId, other: [] })
})

test('after a change of number the new one is canonical', async () => {
  const scope = tenant()
  await linkContact(scope, seen('911', { waId: '911' }))
  const moved = await linkContact(scope, seen('922', { waId: '922', formerly: { waId: '911' } }))
  expect(moved.other).toMatchObject([{ conversationId: 'cnv_911', contactKey: '911' }])
  const old = await linkContact(scope, seen('911', { formerly: { waId: '911' } }))
  expect(old.canonicalKey).toBe('922')
})

test('twenty events of a new contact at once make one contact', async () => {
  const scope = tenant()
  const links = await Promise.all(
    Array.from({ length: 20 }, () => linkContact(scope, seen('911', { waId: '911', userId: 'IN.1' }))),
  )
  expect(new Set(links.map(({ contactId }) => contactId)).size).toBe(1)
  expect(await listContacts(scope, { limit: 50 })).toHaveLength(1)
})

test('a saved number is found in its other spelling while nobody has heard from it', async () => {
  const scope = tenant()
  await save(scope, newId('con'), '551187654321')
  const linked = await linkContact(scope, seen('5511987654321', { waId: '5511987654321' }))
  const found = await findContact(scope, linked.contactId)
  expect(found?.waIds.sort()).toEqual(['551187654321', '5511987654321'])
})

test('a number that has written is never matched by its spelling, and nor is one of two', async () => {
  const scope = tenant()
  const id = newId('con')
  await save(scope, id, '551187654321', 5)
  expect((await linkContact(scope, seen('5511987654321', { waId: '5511987654321' }))).contactId).not.toBe(id)
})

test('the same number of another tenant is another contact', async () => {
  const [a, b] = [tenant(), tenant()]
  const mine = await linkContact(a, seen('911', { waId: '911', name: 'Mine' }))
  const theirs = await linkContact(b, seen('911', { waId: '911', name: 'Theirs' }))
  expect(theirs.contactId).not.toBe(mine.contactId)
  expect(await findContact(b, mine.contactId)).toBeUndefined()
})

test('a number that its owner left is the next who writes from it', async () => {
  const scope = tenant()
  const first = await linkContact(scope, seen('911', { waId: '911', userId: 'IN.1' }))
  await linkContact(scope, seen('922', { waId: '922', userId: 'IN.2', formerly: { waId: '911', at: 1_000 } }))
  const next = await linkContact(scope, seen('911~2', { waId: '911', userId: 'IN.9', heldSince: 1_000 }))
  expect(next.contactId).not.toBe(first.contactId)
  expect(next.other).toEqual([])
  expect((await findContact(scope, first.contactId))?.waIds).toEqual(['922'])
  expect((await findContact(scope, next.contactId))?.waIds).toEqual(['911'])
  // Told late, or again: it takes nothing from whoever has the number now.
  await linkContact(scope, seen('922', { waId: '922', userId: 'IN.2', formerly: { waId: '911', at: 1_000 } }))
  const again = await linkContact(scope, seen('911~2', { waId: '911', userId: 'IN.9', heldSince: 1_000 }))
  expect(again.contactId).toBe(next.contactId)
})

test('whoever had a number and left it before that was written down is not who had it before them', async () => {
  const scope = tenant()
  const first = await linkContact(scope, seen('911', { waId: '911' }))
  await linkContact(scope, seen('922', { waId: '922', formerly: { waId: '911', at: 1_000 } }))
  const formerly = { waId: '911', at: 3_000, heldSince: 1_000 }
  const second = await linkContact(scope, seen('933', { waId: '933', formerly }))
  expect(second.contactId).not.toBe(first.contactId)
  expect((await findContact(scope, second.contactId))?.formerNumbers).toEqual([{ waId: '911', endedAt: 3_000 }])
  const third = await linkContact(scope, seen('944', { waId: '944', formerly: { waId: '911', at: 5_000 } }))
  expect([first.contactId, second.contactId]).not.toContain(third.contactId)
})

test('one change that two numbers of ours tell with two times leaves the number to whoever comes next', async () => {
  const scope = tenant()
  const first = await linkContact(scope, seen('911', { waId: '911' }))
  await linkContact(scope, seen('922', { waId: '922', formerly: { waId: '911', at: 1_000 } }))
  const there = { channelId: 'chn_2', conversationId: 'cnv_2', waId: '922' }
  const again = await linkContact(scope, seen('922', { ...there, formerly: { waId: '911', at: 2_000 } }))
  expect(again.contactId).toBe(first.contactId)
  const next = await linkContact(scope, seen('911~1', { waId: '911', heldSince: 1_000 }))
  expect(next.contactId).not.toBe(first.contactId)
})

test('conversations on other numbers of ours follow a change of number', async () => {
  const scope = tenant()
  await linkContact(scope, seen('911', { waId: '911' }))
  await linkContact(scope, seen('911', { waId: '911', channelId: 'chn_2', conversationId: 'cnv_2' }))
  const moved = await linkContact(scope, seen('922', { waId: '922', formerly: { waId: '911', at: 1_000 } }))
  expect(moved.left).toEqual([{ conversationId: 'cnv_2', channelId: 'chn_2', contactKey: '911' }])
})
