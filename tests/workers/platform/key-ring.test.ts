import { expect, test } from 'vitest'
import { toBase64 } from '../../../workers/platform/bytes'
import { type KeyRing, parseKeyRing, seal, unseal } from '../../../workers/platform/key-ring'

function ringOf(current: string, ...ids: string[]): KeyRing {
  const keys = ids.map((id) => [id, toBase64(crypto.getRandomValues(new Uint8Array(32)))])
  return { current, keys: Object.fromEntries(keys) }
}

test('a secret opens for the row it was sealed for', async () => {
  const ring = ringOf('k1', 'k1')
  const sealed = await seal(ring, 'chn_1', 'EAAG…')
  expect(sealed.keyId).toBe('k1')
  expect(await unseal(ring, 'chn_1', sealed)).toBe('EAAG…')
})

test('a ciphertext copied into another row stays closed', async () => {
  const ring = ringOf('k1', 'k1')
  const sealed = await seal(ring, 'chn_1', 'secret')
  await expect(unseal(ring, 'chn_2', sealed)).rejects.toThrow()
})

test('after a rotation old secrets still open, and new ones are under the new key', async () => {
  const ring = ringOf('k1', 'k1', 'k2')
  const old = await seal(ring, 'chn_1', 'secret')
  const rotated = { ...ring, current: 'k2' }
  expect(await unseal(rotated, 'chn_1', old)).toBe('secret')
  expect((await seal(rotated, 'chn_1', 'secret')).keyId).toBe('k2')
})

test('the same secret twice gives two ciphertexts', async () => {
  const ring = ringOf('k1', 'k1')
  expect((await seal(ring, 'a', 'x')).data).not.toBe((await seal(ring, 'a', 'x')).data)
})

test.each(['{}', '{"current":"k1","keys":{}}', '{"current":"k1","keys":{"k1":1}}', 'null'])(
  '%s is no key ring',
  (text) => {
    expect(() => parseKeyRing(text)).toThrow()
  },
)
