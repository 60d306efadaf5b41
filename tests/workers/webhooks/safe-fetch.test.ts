import { expect, test } from 'vitest'
import { checkAddress, safeFetch } from '../../../workers/platform/safe-fetch'
import { newReceiver } from '../../support/receiver'

const ASK = { timeoutMs: 5_000, mostBytes: 1_000 }

test('a public name over https is asked, and nothing else', async () => {
  const receiver = await newReceiver({ status: 200, body: 'hello' })
  const fetched = await safeFetch({}, receiver.url, ASK)
  expect(fetched).toMatchObject({ ok: true, status: 200 })
  expect(fetched.ok && new TextDecoder().decode(fetched.body)).toBe('hello')
  expect(await safeFetch({}, receiver.url.replace('https', 'http'), ASK)).toEqual({ ok: false, fault: 'not_https' })
  expect(await receiver.received()).toHaveLength(1)
})

test.each([
  [['127.0.0.1'], 'private_address'],
  [['169.254.169.254'], 'private_address'],
  [['93.184.215.14', '10.0.0.1'], 'private_address'],
  [['93.184.215.14', 'fd00::1'], 'private_address'],
  [['2606:2800:220:1::1', '::1'], 'private_address'],
  [['not an address'], 'private_address'],
  [[], 'unresolved'],
])('a name that leads to %j is not asked', async (addresses, fault) => {
  const receiver = await newReceiver({ addresses })
  expect(await safeFetch({}, receiver.url, ASK)).toEqual({ ok: false, fault })
  expect(await receiver.received()).toEqual([])
})

test('a name that has become public is asked from then on', async () => {
  const receiver = await newReceiver({ addresses: ['10.0.0.1'] })
  expect(await checkAddress({}, receiver.url)).toEqual({ ok: false, fault: 'private_address' })
  await receiver.act({ addresses: ['2606:2800:220:1::1'] })
  expect(await checkAddress({}, receiver.url)).toMatchObject({ ok: true })
})

test('a resolver that does not know what to say lets nothing through', async () => {
  const receiver = await newReceiver({ dnsStatus: 2 })
  expect(await safeFetch({}, receiver.url, ASK)).toEqual({ ok: false, fault: 'resolver_down' })
  expect(await checkAddress({}, 'https://nobody-has-this-name.example.com/')).toEqual({
    ok: false,
    fault: 'unresolved',
  })
})

test('no redirect is followed', async () => {
  const inner = await newReceiver()
  const receiver = await newReceiver({ status: 307, headers: { location: inner.url } })
  // Where it leads is told, for whoever may go there to look at it first.
  const answer = { ok: false, fault: 'redirect', status: 307, location: inner.url }
  expect(await safeFetch({}, receiver.url, ASK)).toEqual(answer)
  expect(await inner.received()).toEqual([])
})

test('an answer without an end is cut off', async () => {
  const receiver = await newReceiver({ endless: true })
  expect(await safeFetch({}, receiver.url, ASK)).toEqual({ ok: false, fault: 'too_large', status: 200 })
  expect(await safeFetch({}, receiver.url, { ...ASK, mostBytes: 0 })).toMatchObject({ ok: true, status: 200 })
})

test('a line that breaks is told as such', async () => {
  const receiver = await newReceiver({ breaks: true })
  expect(await safeFetch({}, receiver.url, ASK)).toEqual({ ok: false, fault: 'unreachable' })
})

test('one that never answers is not waited for', async () => {
  const receiver = await newReceiver({ silent: true })
  expect(await safeFetch({}, receiver.url, { ...ASK, timeoutMs: 50 })).toEqual({ ok: false, fault: 'timeout' })
})

test('a listed host needs neither https nor DNS; it is asked for no more than its own name', async () => {
  const receiver = await newReceiver({ addresses: ['127.0.0.1'] })
  const reach = { WEBHOOK_ALLOWED_HOSTS: receiver.host }
  expect(await safeFetch(reach, receiver.url.replace('https', 'http'), ASK)).toMatchObject({ ok: true, status: 204 })
  expect(await checkAddress(reach, `https://other.${receiver.host}/`)).toMatchObject({ ok: false })
})
