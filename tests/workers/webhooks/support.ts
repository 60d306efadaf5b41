import { env } from 'cloudflare:workers'
import { expect, vi } from 'vitest'
import { newReceiver } from '../../support/receiver'
import { call, makePerson, makeTenant, signIn } from '../api-client'

/** A tenant, an administrator's session, and one webhook to a receiver of its own. */
export async function listening({ kinds = [] }: { kinds?: string[] } = {}) {
  const tenant = await makeTenant()
  const { email, userId } = await makePerson(tenant.tenantId, { role: 'admin' })
  const cookie = await signIn(email)
  const receiver = await newReceiver()
  const made = await call('POST', '/api/webhooks', { cookie, body: { url: receiver.url, kinds } })
  expect(made.status).toBe(201)
  const { webhook, secret } = Object(made.body)
  const id: string = webhook.id
  const act = async (what: string, body?: unknown) => {
    const answer = await call('POST', `/api/webhooks/${id}/${what}`, {
      cookie,
      ...(body === undefined ? {} : { body }),
    })
    expect({ what, status: answer.status }).toEqual({ what, status: 200 })
    return Object(answer.body)
  }
  return {
    ...{ tenant, cookie, userId, receiver, id, act },
    secret: String(secret),
    state: async () => Object((await call('GET', `/api/webhooks/${id}`, { cookie })).body).webhook,
    tries: async () => Object((await call('GET', `/api/webhooks/${id}/tries`, { cookie })).body).tries,
    /** The receiver's time has come: as if the wait of a failed try were over. */
    comeDue: () => env.DB.prepare('UPDATE webhook_endpoints SET next_try_at = 1 WHERE id = ?1').bind(id).run(),
  }
}

export type Listening = Awaited<ReturnType<typeof listening>>

/** What the receiver was told of the customers' messages, oldest first. */
export async function texts({ receiver }: Pick<Listening, 'receiver'>): Promise<string[]> {
  const all = (await receiver.received()).map(({ body }) => JSON.parse(body))
  return all.filter(({ type }) => type === 'whatsapp.message').map(({ data }) => data.text)
}

export async function waitForTexts(place: Pick<Listening, 'receiver'>, wanted: string[]): Promise<void> {
  await vi.waitFor(async () => expect(await texts(place)).toEqual(wanted), { timeout: 5_000, interval: 20 })
}
