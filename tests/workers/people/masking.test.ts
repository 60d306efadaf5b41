import { expect, test, vi } from 'vitest'
import { masked, maskedName, maskedNumber } from '../../../workers/contacts/mask'
import { call, customerWrites } from '../api-client'
import { as, conversationFrom, decide, listen, office, type Signed } from './support'

const NUMBER = '447700900123'
const HIDDEN = '••••••••0123'

async function masking() {
  const here = await office()
  const id = await conversationFrom(here, NUMBER, 'My number is on the form')
  await vi.waitFor(async () => {
    const { body } = await call('GET', '/api/contacts', { token: here.token })
    expect(Object(body).contacts).toHaveLength(1)
  })
  await decide(here.owner, { masksContacts: true })
  const { body } = await as(here.owner, 'GET', '/contacts')
  return { ...here, id, contactId: String(Object(body).contacts[0].id) }
}

test('where numbers and names are hidden, no answer and no live message holds one', async () => {
  const here = await masking()
  const paths = [
    '/conversations?view=all',
    `/conversations/${here.id}`,
    `/conversations/${here.id}/messages`,
    `/conversations/${here.id}/thread`,
    `/conversations/${here.id}/changes?after=0`,
    `/conversations/${here.id}/timeline`,
    `/conversations/${here.id}/contact`,
    '/contacts',
    '/contacts?search=Asha',
    `/contacts/${here.contactId}`,
    '/events?limit=1000',
  ]
  for (const person of [here.ada, here.owner])
    for (const path of paths) {
      const { status, body } = await as(person, 'GET', path)
      expect({ path, status }).toEqual({ path, status: 200 })
      const text = JSON.stringify(body)
      expect(text, path).not.toContain(NUMBER)
      expect(text, path).not.toContain('Asha')
    }
  const { body } = await as(here.ada, 'GET', '/conversations?view=all')
  expect(body).toMatchObject({ conversations: [{ contact: { name: 'A•••', waId: HIDDEN } }] })
  const live = await listen(here.ada, '0')
  await conversationFrom(here, NUMBER, 'Hello again')
  await vi.waitFor(() => expect(JSON.stringify(live.heard)).toContain('Hello again'))
  expect(JSON.stringify(live.heard)).toContain(HIDDEN)
  expect(JSON.stringify(live.heard)).not.toMatch(/447700900123|Asha/)
  live.close()
})

test('nor does Meta’s name of a message, which is made of the number, or what Meta sent beside it', async () => {
  const here = await masking()
  const wamid = `wamid.HBgM${btoa(NUMBER)}FQIAEhgUM0EwMkE3RjQ5QjY1RDlBOEMxAA==`
  await customerWrites(here, { wamid, from: NUMBER, text: 'Named by Meta' })
  const entries = async (person: Signed) =>
    Object((await as(person, 'GET', `/conversations/${here.id}/timeline?limit=500`)).body).entries
  await vi.waitFor(async () => expect(JSON.stringify(await entries(here.ada))).toContain('Named by Meta'))
  for (const path of [`/conversations/${here.id}/timeline`, '/events?limit=1000', `/conversations/${here.id}/thread`])
    expect(JSON.stringify((await as(here.ada, 'GET', path)).body), path).not.toContain(btoa(NUMBER))
  const live = await listen(here.ada, '0')
  expect(JSON.stringify(live.heard)).toContain('Named by Meta')
  expect(JSON.stringify(live.heard)).not.toContain(btoa(NUMBER))
  live.close()
  const keys = (await entries(here.ada)).map(({ key }: { key: string }) => key)
  expect(new Set(keys).size).toBe(keys.length)
})

test('contact cards, groups and what we do not understand hide who is meant, too', () => {
  const told = {
    cards: [{ name: 'Ravi Kumar', phones: ['+91 98765 43210'], emails: ['ravi@example.test'] }],
    statuses: [{ status: 'read', recipient: '919876543210' }],
    contacts: [
      { name: { formatted_name: 'Ravi Kumar' }, phones: [{ phone: '+919876543210' }], emails: ['ravi@example.test'] },
    ],
    people: [{ name: { formatted_name: 'Ravi Kumar' } }],
    event: { kind: 'message', raw: { sender: { msisdn: '919876543210', called: 'Ravi' } } },
    key: 'status:wamid.HBgMOTE5ODc2NTQzMjEwFQIAERgS:read:919876543210',
  }
  expect(JSON.stringify(masked(told))).not.toMatch(/Ravi|Kumar|98765 ?43210|HBgMOTE5|ravi@/)
})

test('a program with a key sees what it needs', async () => {
  const here = await masking()
  const { body } = await call('GET', '/api/events', { token: here.token })
  expect(JSON.stringify(body)).toContain(NUMBER)
})

test('who may reveal sees one contact in full; who may not is refused', async () => {
  const here = await masking()
  const path = `/contacts/${here.contactId}/reveal`
  expect(await as(here.admin, 'POST', path)).toMatchObject({
    status: 200,
    body: { contact: { id: here.contactId, name: 'Asha', waIds: [NUMBER] } },
  })
  const { body } = await as(here.owner, 'GET', '/audit?action=contact.revealed')
  expect(JSON.stringify(body)).toContain(here.contactId)
  expect(JSON.stringify(body)).toContain(here.admin.userId)
  expect(JSON.stringify(body)).not.toContain(NUMBER)
  expect(await as(here.ada, 'POST', path)).toMatchObject({ status: 403, body: { code: 'auth.forbidden' } })
  expect(await as(here.admin, 'POST', '/contacts/ctc_nobody/reveal')).toMatchObject({
    status: 404,
    body: { code: 'contact.not_found' },
  })
})

test('a hidden number or name is not found by trying its parts', async () => {
  const here = await masking()
  const found = async (person: Signed, search: string) => {
    const { body } = await as(person, 'GET', `/contacts?search=${encodeURIComponent(search)}`)
    return Object(body).contacts.length
  }
  expect(await found(here.ada, '4477009')).toBe(0)
  expect(await found(here.ada, '+44 7700 900123')).toBe(1)
  for (const [words, many] of [
    ['As', 0],
    ['sha', 0],
    ['asha', 1],
  ] as const)
    expect(await found(here.ada, words)).toBe(many)
})

test('the names of colleagues, numbers and templates are nobody’s secret', () => {
  const answer = { people: [{ name: 'Grace', email: 'g@x.test' }], channels: [{ displayPhoneNumber: '15550000001' }] }
  expect(masked(answer)).toEqual(answer)
  expect(masked({ baton: { holder: 'agent' }, template: { name: 'room_ready' }, from: 'assistant' })).toEqual({
    ...{ baton: { holder: 'agent' }, template: { name: 'room_ready' } },
    from: 'assistant',
  })
})

test.each([
  ['447700900123', '••••••••0123'],
  ['+1 555 0100', '•••••••0100'],
  ['12', '•2'],
  ['', ''],
])('the number %j is shown as %j', (number, shown) => {
  expect(maskedNumber(number)).toBe(shown)
})

test.each([
  ['Asha', 'A•••'],
  ['Asha Rao', 'A••• R•••'],
  ['आशा', 'आ•••'],
  ['👩‍🌾 Farm', '👩••• F•••'],
])('the name %j is shown as %j', (name, shown) => {
  expect(maskedName(name)).toBe(shown)
})
