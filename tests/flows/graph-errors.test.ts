import { runDurableObjectAlarm } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { afterEach, beforeAll, describe, expect, test, vi } from 'vitest'
import type { MessageView } from '../../workers/conversations/views'
import { conversationOf } from '../../workers/objects'
import { GRAPH_ERRORS } from '../../workers/whatsapp/graph-error-table'
import { describeGraphError, NO_CODE } from '../../workers/whatsapp/graph-errors'
import { asTenant, until } from '../support/api'
import { graphSink } from '../support/graph-sink'
import { statusesBody, textsBody } from '../support/meta'
import { type SeededTenant, seedTenant } from '../support/seed'
import { postWebhook } from '../support/signed-webhook'

/** The HTTP status that the reference (chapter 6) gives a code; 400 where it gives none. */
const HTTP: Record<number, number> = {
  ...Object.fromEntries([0, 190].map((code) => [code, 401])),
  ...Object.fromEntries([10, 200, 299, 368, 130497, 131005, 131031].map((code) => [code, 403])),
  ...Object.fromEntries([3, 131000, 131016, 131045].map((code) => [code, 500])),
  ...Object.fromEntries([2, 133004].map((code) => [code, 503])),
  132001: 404,
  999998: 500,
}
/** Nobody has listed them: one that Meta calls our fault, one that it calls its own. */
const UNLISTED = [999999, 999998]
/** Every code of the table, and both ends of its ranges. */
const CODES = [
  ...new Set([...GRAPH_ERRORS.flatMap(({ codes }) => codes.flat()).filter((code) => code !== NO_CODE), ...UNLISTED]),
].map((code): [number, number] => [code, HTTP[code] ?? 400])

const PONG = { keywordRules: [{ match: 'ping (\\d+)', reply: 'pong $1' }] }
/** Nothing is tried for longer: then a person has to look. */
const LONGEST_MS = 3 * 3_600_000
/** What waits says a time within which it is looked at again. */
const LONGEST_WAIT_MS = 20 * 60_000

const later = CODES.filter(([code, status]) => describeGraphError(code, status).class === 'later')
const never = CODES.filter(([code, status]) => describeGraphError(code, status).class === 'never')

describe('every error that the Graph API answers with', () => {
  afterEach(() => {
    vi.useRealTimers()
  })

  test.each(never)('%i (HTTP %i) ends the message at once, says why, and what to do', async (code, status) => {
    const { message, attempts } = await sendInto(code, status)
    const rule = describeGraphError(code, status)
    const view = await until(async () => {
      const now = await message()
      expect(now.status).toBe('failed')
      return now
    }, 10_000)
    expect(view).toMatchObject({
      waiting: null,
      failure: { code, reason: rule.reason, nextStep: rule.nextStep, action: rule.action },
    })
    expect(view.failure?.reason).toMatch(/[.!]$/)
    expect(view.failure?.nextStep).toMatch(/[.!]$/)
    expect(await attempts()).toBe(1)
  })

  test.each(later)(
    '%i (HTTP %i) is tried again, says when, and fails truthfully in the end',
    {
      timeout: 60_000,
    },
    async (code, status) => {
      const begun = Date.now()
      const { message, conversationId } = await sendInto(code, status)
      const rule = describeGraphError(code, status)
      vi.useFakeTimers({ toFake: ['Date'] })
      for (let tries = 0; ; tries++) {
        const view = await until(async () => {
          const now = await message()
          expect(now.status === 'failed' || (now.waiting !== null && now.waiting.until > Date.now())).toBe(true)
          return now
        }, 10_000)
        if (view.status === 'failed') {
          expect(view.failure).toMatchObject({ code, reason: rule.reason })
          break
        }
        // Never just "sending": it says why, and when it is tried next.
        expect(['retry', 'circuit', 'pace']).toContain(view.waiting?.why)
        expect((view.waiting?.until ?? 0) - Date.now()).toBeLessThan(LONGEST_WAIT_MS)
        expect(tries).toBeLessThan(12)
        vi.setSystemTime((view.waiting?.until ?? 0) + 50)
        await runDurableObjectAlarm(conversationOf(env, conversationId))
      }
      expect(Date.now() - begun).toBeLessThan(LONGEST_MS)
    },
  )
})

describe('every error that comes as a failed status', () => {
  let tenant: SeededTenant
  const customer = (code: number) => `4477008${String(code).padStart(7, '0')}`

  beforeAll(async () => {
    tenant = await seedTenant(PONG)
    await postWebhook(textsBody(tenant, ...CODES.map(([code]) => ({ from: customer(code), text: `ping ${code}` }))))
    const sink = graphSink(tenant.phoneNumberId)
    const sends = await sink.waitForSends(CODES.length, 60_000)
    const statuses = sends.map(({ body, wamid }) => {
      const to = String(body.to).slice(1)
      const code = Number(to.slice(7))
      return { wamid: wamid ?? '', to, status: 'failed', errors: [{ code, title: 'It failed' }] }
    })
    expect((await postWebhook(statusesBody(tenant, ...statuses))).status).toBe(200)
  }, 90_000)

  test.each(CODES.map(([code]) => code))(
    '%i is shown with its reason on the message',
    { timeout: 20_000 },
    async (code) => {
      const rule = describeGraphError(code)
      await until(async () => {
        const view = await shown(tenant, customer(code))
        expect(view.message).toMatchObject({ status: 'failed', waiting: null, failure: { code, reason: rule.reason } })
      }, 15_000)
    },
  )
})

/** A number of its own, for some errors are of the whole number; one message that Meta refuses, for as long as it is tried. */
async function sendInto(code: number, status: number) {
  const tenant = await seedTenant(PONG)
  const sink = graphSink(tenant.phoneNumberId)
  await sink.fail({ kind: 'error', code, status })
  const from = '447700900001'
  await postWebhook(textsBody(tenant, { from, text: 'ping 1' }))
  const { conversationId } = await until(() => shown(tenant, from), 10_000)
  return {
    conversationId,
    message: async () => (await shown(tenant, from)).message,
    attempts: async () => (await sink.sends()).length,
  }
}

async function shown(tenant: SeededTenant, from: string): Promise<{ conversationId: string; message: MessageView }> {
  const list = await asTenant(tenant, 'conversations?limit=200')
  const { conversations } = await list.json<{ conversations: { id: string; contact: { waId: string } }[] }>()
  const conversationId = conversations.find(({ contact }) => contact.waId === from)?.id
  if (!conversationId) throw new Error('not listed yet')
  const page = await asTenant(tenant, `conversations/${conversationId}/messages`)
  const { messages } = await page.json<{ messages: MessageView[] }>()
  const message = messages.find(({ direction }) => direction === 'outbound')
  if (!message) throw new Error('no reply yet')
  return { conversationId, message }
}
