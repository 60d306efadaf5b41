import { z } from 'zod'
import { parseJson } from '../json.ts'
import { BENCH } from '../payload.ts'
import type { System } from '../system/system.ts'

const event = z.looseObject({
  kind: z.string(),
  conversation_id: z.string().optional(),
  message_id: z.string().optional(),
  text: z.string().nullable().optional(),
  outcome: z.string().optional(),
  reason: z.string().optional(),
})
const page = z.object({ events: z.array(event), next: z.string() })
const usage = z.object({ rows: z.array(z.object({ count: z.number() })) })

const HEADERS = { authorization: `Bearer ${BENCH.apiKey}` }

/** Answers that the product says it could not send, with a reason: by the number in their text. */
export async function failedTruthfully(system: System): Promise<Set<number>> {
  const said = new Map<string, number>()
  const failed = new Set<string>()
  for (let after = ''; ; ) {
    const answer = await system.client.get(
      `/api/events?limit=1000&source=whatsnexus${after && `&after=${after}`}`,
      HEADERS,
    )
    const { events, next } = page.parse(parseJson(answer.body))
    for (const { kind, conversation_id, message_id, text, outcome, reason } of events) {
      const key = `${conversation_id}/${message_id}`
      const n = /\d+/.exec(text ?? '')?.[0]
      if (kind === 'reply' && n) said.set(key, Number(n))
      if (kind === 'send' && outcome === 'refused' && reason) failed.add(key)
      if (kind === 'send' && outcome === 'accepted') failed.delete(key)
    }
    if (events.length === 0) return new Set([...failed].flatMap((key) => said.get(key) ?? []))
    after = next
  }
}

/** What the product has counted this month. */
export async function metered(system: System): Promise<number> {
  const answer = await system.client.get('/api/usage', HEADERS)
  const { rows } = usage.parse(parseJson(answer.body))
  return rows.reduce((sum, { count }) => sum + count, 0)
}
