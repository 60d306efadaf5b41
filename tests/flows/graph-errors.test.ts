import { beforeAll, describe, expect, test } from 'vitest'
import { describeGraphError } from '../../workers/whatsapp/graph-errors'
import { asTenant, until } from '../support/api'
import { graphSink } from '../support/graph-sink'
import { textsBody } from '../support/meta'
import { type SeededTenant, seedTenant } from '../support/seed'
import { postWebhook } from '../support/signed-webhook'

/** Every code of chapter 6 of the reference, with the HTTP status that Meta gives it there. */
const CODES: [number, number][] = [
  ...[0, 190].map((code): [number, number] => [code, 401]),
  ...[10, 200, 210, 299, 368, 130497, 131005, 131031].map((code): [number, number] => [code, 403]),
  ...[3, 131000, 131016, 131045].map((code): [number, number] => [code, 500]),
  ...[2, 133004].map((code): [number, number] => [code, 503]),
  ...[132001].map((code): [number, number] => [code, 404]),
  ...[1, 4, 33, 100, 613, 80007, 130429, 130472, 131008, 131009, 131020, 131021, 131026, 131030, 131037].map(
    (code): [number, number] => [code, 400],
  ),
  ...[131041, 131042, 131044, 131047, 131048, 131049, 131050, 131051, 131052, 131053, 131055, 131056].map(
    (code): [number, number] => [code, 400],
  ),
  ...[131057, 131059, 131060, 131062, 131063, 131064, 131201, 131215, 132000, 132005, 132007, 132008].map(
    (code): [number, number] => [code, 400],
  ),
  ...[132012, 132015, 132016, 132068, 132069, 133000, 133005, 133006, 133008, 133009, 133010, 133015].map(
    (code): [number, number] => [code, 400],
  ),
  ...[133016, 134011, 134100, 134102, 135000, 137000, 138000, 138021, 139100, 139103, 147001, 147005].map(
    (code): [number, number] => [code, 400],
  ),
  ...[2388019, 2388040, 2388299, 2494100, 2593107, 2593109, 999999].map((code): [number, number] => [code, 400]),
  [999998, 500],
]

interface Shown {
  text: string | null
  status: string
  failure: { code: number; reason: string; nextStep: string } | null
  attempts: { outcome: string; code?: number; nextAt?: number }[]
}

describe('every error of the Graph API ends in a state that says why and when next', () => {
  let tenant: SeededTenant
  const customer = (code: number) => `4477009${String(code).padStart(7, '0')}`

  beforeAll(async () => {
    tenant = await seedTenant({ keywordRules: [{ match: 'ping (\\d+)', reply: 'pong $1' }] })
    const sink = graphSink(tenant.phoneNumberId)
    for (const [code, status] of CODES) await sink.fail({ kind: 'error', code, status, to: `+${customer(code)}` })
    await postWebhook(textsBody(tenant, ...CODES.map(([code]) => ({ from: customer(code), text: `ping ${code}` }))))
  }, 60_000)

  async function shown(code: number): Promise<Shown> {
    const list = await asTenant(tenant, 'conversations?limit=200')
    const { conversations } = await list.json<{ conversations: { id: string; contact: { waId: string } }[] }>()
    const id = conversations.find(({ contact }) => contact.waId === customer(code))?.id
    const page = await asTenant(tenant, `conversations/${id}/messages`)
    const { messages } = await page.json<{ messages: Shown[] }>()
    const message = messages.find(({ text }) => text === `pong ${code}`)
    if (!message) throw new Error('no reply yet')
    return message
  }

  test.each(CODES)('%i (HTTP %i)', { timeout: 20_000 }, async (code, status) => {
    const rule = describeGraphError(code, status)
    await until(async () => {
      const message = await shown(code)
      const [first] = message.attempts
      if (rule.class === 'never') {
        expect(message).toMatchObject({
          status: 'failed',
          failure: { code, reason: rule.reason, nextStep: rule.nextStep },
        })
      } else {
        expect(first).toMatchObject({ outcome: rule.class === 'later' ? 'later' : 'unknown' })
        expect(first?.nextAt).toBeGreaterThan(0)
      }
    }, 15_000)
    expect(rule.reason).toMatch(/[.!]$/)
    expect(rule.nextStep).toMatch(/[.!]$/)
  })
})
