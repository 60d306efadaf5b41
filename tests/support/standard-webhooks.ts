import { createHmac, timingSafeEqual } from 'node:crypto'

/**
 * A receiver's side of Standard Webhooks 1.0.0, written from its public text
 * (github.com/standard-webhooks/standard-webhooks, spec) and from nothing of ours.
 */
const TOLERANCE_SECONDS = 5 * 60

/** Throws when the request does not come from who has the secret, or not now. Answers its id and its payload. */
export function verify(
  secret: string,
  { headers, body }: { headers: Record<string, string>; body: string },
  now = Date.now(),
): { id: string; payload: unknown } {
  const id = headers['webhook-id']
  const timestamp = headers['webhook-timestamp']
  const signatures = headers['webhook-signature']
  if (!id || !timestamp || !signatures) throw new Error('missing header')
  if (id.includes('.')) throw new Error('ambiguous id')
  if (!/^\d+$/.test(timestamp)) throw new Error('timestamp is no integer')
  if (Math.abs(now / 1000 - Number(timestamp)) > TOLERANCE_SECONDS) throw new Error('too old or too new')
  if (!secret.startsWith('whsec_')) throw new Error('not a symmetric secret')
  const key = Buffer.from(secret.slice(6), 'base64')
  if (key.length < 24 || key.length > 64) throw new Error('secret too short or too long')
  const expected = createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest()
  const isSigned = signatures.split(' ').some((signature) => {
    const [version, value] = signature.split(',')
    const given = Buffer.from(value ?? '', 'base64')
    return version === 'v1' && given.length === expected.length && timingSafeEqual(given, expected)
  })
  if (!isSigned) throw new Error('no matching signature')
  return { id, payload: JSON.parse(body) }
}
