import { judge } from '../judge.ts'
import { atRate, createLoad, type Load, saturate, WEBHOOK } from '../load.ts'
import { BENCH, sign } from '../payload.ts'
import { settle } from '../settle.ts'
import type { System } from '../system/system.ts'
import { cpuPerMessage, every, type Outcome, type Run, replyTimes, type Scenario, spread } from './scenario.ts'

const RATE = 60
const CONTACTS = 200

export const steady: Scenario = { name: 'steady', on: 'compared', rounds: every, run }

async function run(system: System, { id, quick }: Run): Promise<Outcome> {
  const load = createLoad(system, id)
  const contacts = quick ? 50 : CONTACTS
  await warmUp(load, contacts)
  const warm = await settle(system.sink, contacts)
  const known = load.posted.length
  load.acks.length = 0

  const webhooks = Array.from({ length: RATE * (quick ? 3 : 12) }, (_, index) => load.single(index % contacts))
  const before = system.cpuMs()
  await atRate(RATE, webhooks.length, (index) => load.post(webhooks[index]!))
  const { calls } = await settle(system.sink, webhooks.length, { graceMs: 0 })
  const cpu = cpuPerMessage(system, before, webhooks.length)

  const acks = [...load.acks]
  await postForged(system, load)
  const late = await settle(system.sink, 0)
  return {
    verdict: judge(load.posted, [...warm.calls, ...calls, ...late.calls], BENCH.phoneNumberId),
    figures: {
      ...spread('ack', acks),
      ...spread('reply', replyTimes(load.posted.slice(known), calls)),
      cpuMsPerMessage: cpu,
    },
  }
}

/** The first message makes the conversation; what it costs is not the question here. */
async function warmUp(load: Load, contacts: number): Promise<void> {
  let next = 0
  await saturate(
    16,
    () => next >= contacts,
    () => load.post(load.single(next++)),
  )
}

/** Another secret, a changed body, a broken header, no header: none may be acknowledged or answered. */
async function postForged(system: System, load: Load): Promise<void> {
  const signatures = [
    (body: Buffer) => sign(body, 'another-secret'),
    (body: Buffer) => sign(Buffer.concat([body, Buffer.from(' ')]), BENCH.appSecret),
    (body: Buffer) => sign(body, BENCH.appSecret).slice(7),
    (body: Buffer) => `sha256=${sign(body, BENCH.appSecret).slice(7, 40)}`,
    () => undefined,
  ]
  for (const signature of signatures) {
    const { messages, body } = load.single(0)
    const header = signature(body)
    const answer = await system.client.post(WEBHOOK, header ? { 'x-hub-signature-256': header } : {}, body)
    for (const message of messages)
      Object.assign(message, { forged: true, ...(answer.status === 200 ? { ackedAt: 1 } : {}) })
  }
}
