import { setTimeout as sleep } from 'node:timers/promises'
import { z } from 'zod'

/** What a simulated phone sends: the body of the simulator's /control/inbound without the sender. */
type Sent =
  | { type: 'text'; text: string }
  | { type: 'image'; caption?: string }
  | { type: 'audio'; said?: string }
  | { type: 'document'; filename: string }

/** A customer writes, or somebody of the business does something. */
type Act =
  | { customer: Sent }
  | ({ labels?: string[] } & (
      | { note: string; by: string }
      | { reply: string; by: string }
      | { assign: string }
      | { state: 'resolved' }
      | object
    ))

interface Scene {
  contact: { wa_id: string; name: string }
  acts: Act[]
}

export interface Morning {
  number: string
  /** One after the other: the order in which they stand in the inbox. */
  scenes: Scene[]
  /** Before them, all at once. */
  before: Scene[]
}

interface Stage {
  apiUrl: string
  simulatorUrl: string
  apiKey: string
}

const rows = z.object({
  conversations: z.array(
    z.object({
      id: z.string(),
      contact: z.object({ waId: z.string().nullable() }),
      inbound: z.number(),
      last: z.object({ direction: z.string() }).nullable(),
      baton: z.object({ holder: z.string() }),
    }),
  ),
})

const ANSWERED_WITHIN_MS = 10_000

/** Plays it through the simulator's phones and the API, as customers and agents would. */
export async function playMorning({ number, scenes, before }: Morning, stage: Stage): Promise<void> {
  await Promise.all(before.map((scene) => play(scene, number, stage)))
  for (const scene of scenes) await play(scene, number, stage)
}

async function play({ contact, acts }: Scene, number: string, stage: Stage): Promise<void> {
  for (const act of acts) {
    if ('customer' in act) {
      const before = (await find(stage, contact.wa_id))?.inbound ?? 0
      await post(`${stage.simulatorUrl}/control/inbound`, { number, from: contact, ...act.customer })
      await untilAnswered(stage, contact.wa_id, before)
    } else {
      await perform(stage, await conversationOf(stage, contact.wa_id), act)
    }
  }
}

async function perform(stage: Stage, conversationId: string, act: Exclude<Act, { customer: Sent }>): Promise<void> {
  const path = `${stage.apiUrl}/api/conversations/${conversationId}`
  if ('note' in act) await write(stage, 'POST', `${path}/messages`, { kind: 'note', text: act.note, agentId: act.by })
  if ('reply' in act)
    await write(stage, 'POST', `${path}/messages`, { kind: 'reply', text: act.reply, agentId: act.by })
  if ('assign' in act) await write(stage, 'PUT', `${path}/baton`, { holder: 'agent', userId: act.assign })
  if ('state' in act) await write(stage, 'PUT', `${path}/state`, { state: act.state })
  if (act.labels) await write(stage, 'PUT', `${path}/labels`, { add: act.labels, remove: [] })
}

/** Until the message is there and answered; people may take their time. */
async function untilAnswered(stage: Stage, waId: string, before: number): Promise<void> {
  const deadline = Date.now() + ANSWERED_WITHIN_MS
  while (Date.now() < deadline) {
    const row = await find(stage, waId)
    if (row && row.inbound > before && (row.last?.direction === 'outbound' || row.baton.holder === 'agent')) return
    await sleep(100)
  }
}

async function conversationOf(stage: Stage, waId: string): Promise<string> {
  const row = await find(stage, waId)
  if (!row) throw new Error('the demo’s customer has no conversation')
  return row.id
}

async function find({ apiUrl, apiKey }: Stage, waId: string) {
  const response = await fetch(`${apiUrl}/api/conversations?view=all&limit=200`, {
    headers: { authorization: `Bearer ${apiKey}` },
  })
  return rows.parse(await response.json()).conversations.find(({ contact }) => contact.waId === waId)
}

function write({ apiKey }: Stage, method: 'POST' | 'PUT', url: string, body: unknown): Promise<void> {
  return post(url, body, { method, authorization: `Bearer ${apiKey}` })
}

async function post(
  url: string,
  body: unknown,
  { method = 'POST', ...headers }: Record<string, string> = {},
): Promise<void> {
  const response = await fetch(url, {
    method,
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  })
  if (!response.ok) throw new Error(`${method} ${new URL(url).pathname}: ${response.status} ${await response.text()}`)
}
