import { expect, test } from 'vitest'
import { newWebhookSecret, signedHeaders } from '../../../workers/webhooks/sign'
import { verify } from '../../support/standard-webhooks'

/** The vector of the reference libraries' own tests. */
const VECTOR = {
  secret: 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw',
  id: 'msg_p5jXN8AQM9LWM0D4loKWxJek',
  seconds: 1_614_265_330,
  body: '{"test": 2432232314}',
  signature: 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=',
}

test('what is signed is what the reference libraries sign', async () => {
  const { secret, id, body, seconds, signature } = VECTOR
  const headers = await signedHeaders({ id, body }, [secret], seconds * 1000)
  expect(headers).toEqual({ 'webhook-id': id, 'webhook-timestamp': String(seconds), 'webhook-signature': signature })
  expect(verify(secret, { headers, body }, seconds * 1000)).toEqual({ id, payload: { test: 2432232314 } })
})

test('a receiver takes it with either secret while both count, and with no other', async () => {
  const [fresh, old, other] = [newWebhookSecret(), newWebhookSecret(), newWebhookSecret()]
  const now = Date.now()
  const body = '{"type":"whatsapp.message","text":"Grüße, நன்றி"}'
  const headers = await signedHeaders({ id: 'evt_1', body }, [fresh, old], now)
  expect(verify(fresh, { headers, body }).id).toBe('evt_1')
  expect(verify(old, { headers, body }).id).toBe('evt_1')
  expect(() => verify(other, { headers, body })).toThrow('no matching signature')
})

test.each([
  ['another body', (headers: Record<string, string>) => ({ headers, body: '{"n":2}' })],
  [
    'another id',
    (headers: Record<string, string>) => ({ headers: { ...headers, 'webhook-id': 'evt_2' }, body: '{"n":1}' }),
  ],
  [
    'another time',
    (headers: Record<string, string>) => ({
      headers: { ...headers, 'webhook-timestamp': String(Number(headers['webhook-timestamp']) + 1) },
      body: '{"n":1}',
    }),
  ],
])('%s does not pass', async (_, changed) => {
  const secret = newWebhookSecret()
  const headers = await signedHeaders({ id: 'evt_1', body: '{"n":1}' }, [secret], Date.now())
  expect(() => verify(secret, changed(headers))).toThrow('no matching signature')
})

test('what was signed long ago does not pass', async () => {
  const secret = newWebhookSecret()
  const headers = await signedHeaders({ id: 'evt_1', body: '{}' }, [secret], Date.now() - 600_000)
  expect(() => verify(secret, { headers, body: '{}' })).toThrow('too old')
})
