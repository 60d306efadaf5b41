import { expect, test } from 'vitest'
import { isSignedByMeta } from '../../../workers/whatsapp/signature'

const encode = (text: string) => new Uint8Array(new TextEncoder().encode(text)).buffer

async function sign(body: ArrayBuffer, secret: string): Promise<string> {
  const key = await crypto.subtle.importKey('raw', encode(secret), { name: 'HMAC', hash: 'SHA-256' }, false, ['sign'])
  const digest = new Uint8Array(await crypto.subtle.sign('HMAC', key, body))
  return `sha256=${Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('')}`
}

test('only the bytes as sent, under the secret of the app, are signed', async () => {
  const body = encode('{"a":"\\u00e9"}')
  const header = await sign(body, 'app-secret')
  expect(await isSignedByMeta(header, body, 'app-secret')).toBe(true)
  expect(await isSignedByMeta(header.toUpperCase().replace('SHA256', 'sha256'), body, 'app-secret')).toBe(true)
  expect(await isSignedByMeta(header, encode('{"a":"é"}'), 'app-secret')).toBe(false)
  expect(await isSignedByMeta(header, body, 'another-secret')).toBe(false)
  expect(await isSignedByMeta(header, body, '')).toBe(false)
})

test.each([
  undefined,
  null,
  '',
  'sha256=',
  'sha256=zz',
  `sha1=${'0'.repeat(64)}`,
  `sha256=${'0'.repeat(63)}`,
  `${'0'.repeat(64)}`,
])('the header %j is refused by its shape', async (header) =>
  expect(await isSignedByMeta(header, encode('{}'), 'app-secret')).toBe(false),
)

test('more apps than are remembered are all verified', async () => {
  const body = encode('{}')
  for (let app = 0; app < 70; app++)
    expect(await isSignedByMeta(await sign(body, `s${app}`), body, `s${app}`)).toBe(true)
  expect(await isSignedByMeta(await sign(body, 's0'), body, 's0')).toBe(true)
})
