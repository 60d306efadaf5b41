import { runInDurableObject } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { describe, expect, test } from 'vitest'
import { setBaton } from '../../durable-objects/conversation/commands'
import { sendLane } from '../../durable-objects/conversation/lanes/send'
import { ConversationLog } from '../../durable-objects/conversation/log'
import { Timers } from '../../durable-objects/conversation/timers'
import { TurnRunner } from '../../durable-objects/conversation/turn-runner'
import type { Decision, Turn } from '../../workers/assistant/decide'
import { conversationOf } from '../../workers/objects'
import type { WhatsAppEvent } from '../../workers/whatsapp/event'
import { said } from './log-support'

/** What the customer does to a message while it waits for its answer, or while the answer is thought of. */

const QUESTION = 'When are you open on Monday?'
const WHO = { direction: 'inbound', wa_id: '447700900001', user_id: null } as const

async function waiting<T>(work: (log: ConversationLog, timers: Timers) => Promise<T>): Promise<T> {
  const id = `cnv_changed-${crypto.randomUUID()}`
  return runInDurableObject(conversationOf(env, id), async (_object, { storage }) => {
    const log = new ConversationLog(storage, () => {})
    const place = { tenantId: 't', channelId: 'chn', conversationId: id, phoneNumberId: '1', wabaId: '2' }
    log.begin({ ...place, contactKey: '447700900001' }, true, Date.now())
    asks(log, QUESTION)
    const timers = new Timers(storage.sql)
    timers.open()
    return work(log, timers)
  })
}

function asks(log: ConversationLog, text: string, more: Parameters<typeof said>[2] = {}): number {
  const draft = said(text, Date.now(), more)
  const entry = log.transaction(() =>
    log.append({ ...draft, body: { ...draft.body, turn: true } as typeof draft.body }),
  )
  if (!entry) throw new Error('it was there already')
  return entry.seq
}

function happens(log: ConversationLog, event: { kind: 'edit'; text: string } | { kind: 'revoke' }): void {
  const now = Date.now()
  const target = `wamid.${QUESTION}`
  const whole = {
    ...WHO,
    id: `wamid.${event.kind}`,
    target_id: target,
    timestamp: Math.floor(now / 1000),
    ...event,
  } as unknown as WhatsAppEvent
  const ref = log.messageOf(target) ?? 0
  log.transaction(() => log.append({ body: { kind: 'meta', event: whole, sentAt: now }, at: now, ref }))
}

function answer(text: string): Decision {
  const spent = { intent: null, confidence: 1, model: null, latencyMs: 1, neurons: 0 }
  return { kind: 'answer', text, language: 'en', sources: [], ...spent }
}

/** Each time it thinks, `meanwhile` has its turn; says what it was asked. */
async function think(log: ConversationLog, timers: Timers, meanwhile: (time: number) => void, decided?: Decision) {
  const seen: Turn[] = []
  const decider = {
    decide: async (turn: Turn) => {
      seen.push(turn)
      meanwhile(seen.length)
      await Promise.resolve()
      const words = turn.burst.map(({ text }) => text).join('\n')
      return decided ?? (words === '' ? { kind: 'silent', why: 'nothing_said' } : answer(`To: ${words}`))
    },
  } as const
  await new TurnRunner(log, timers, decider, { delayMs: 1, began: () => {}, committed: () => {} }).run()
  return seen
}

const answers = (log: ConversationLog) =>
  log.after(0).flatMap(({ body }) => (body.kind === 'say' && 'text' in body.content ? [body.content.text] : []))

describe('a message that the customer takes back', () => {
  test('before it is answered has no answer, and is no file that nobody could read', async () => {
    await waiting(async (log, timers) => {
      happens(log, { kind: 'revoke' })
      const [turn] = await think(log, timers, () => {})
      expect(turn?.burst).toEqual([])
      expect(answers(log)).toEqual([])
      expect(log.state).toMatchObject({ burst: [], baton: { holder: 'assistant' } })
    })
  })

  test('while the answer is thought of is not answered any more', async () => {
    await waiting(async (log, timers) => {
      await think(log, timers, (time) => time === 1 && happens(log, { kind: 'revoke' }))
      expect(answers(log)).toEqual([])
      expect(log.state).toMatchObject({ burst: [], baton: { holder: 'assistant' } })
    })
  })
})

test('a message that is edited while its answer is thought of is answered as it reads now', async () => {
  await waiting(async (log, timers) => {
    const turns = await think(
      log,
      timers,
      (time) => time === 1 && happens(log, { kind: 'edit', text: 'And on Sunday?' }),
    )
    expect(turns).toHaveLength(2)
    expect(answers(log)).toEqual(['To: And on Sunday?'])
  })
})

describe('who says stop while the assistant thinks', () => {
  const stops = (log: ConversationLog) => {
    const draft = said('STOP', Date.now())
    const event = { ...Object(draft.body).event, also: 'marketing_opt_out' }
    log.transaction(() => log.append({ ...draft, body: { ...draft.body, event } as typeof draft.body }))
  }
  const flow = { flowId: 'booking', name: 'Book a table', told: '', slots: {}, asking: 'people', confirming: false }
  const running = { ...flow, tries: 0, since: 0 }
  const spent = { intent: null, confidence: 1, model: null, latencyMs: 1, neurons: 0 }

  test('is not asked on, and the request stays ended', async () => {
    await waiting(async (log, timers) => {
      log.transaction(() => log.append({ body: { kind: 'flow', state: running }, at: Date.now() }))
      const next: Decision = { kind: 'clarify', text: 'Under which name?', language: 'en', flow: running, ...spent }
      await think(log, timers, () => stops(log), next)
      expect(answers(log)).toEqual([])
      expect(log.state).toMatchObject({ flow: null, burst: [], baton: { holder: 'assistant' } })
    })
  })

  test('begins no request with what they wrote before', async () => {
    await waiting(async (log, timers) => {
      const first: Decision = { kind: 'clarify', text: 'For how many?', language: 'en', flow: running, ...spent }
      await think(log, timers, () => stops(log), first)
      expect(answers(log)).toEqual([])
      expect(log.state.flow).toBeNull()
    })
  })

  test('is still answered what they had asked', async () => {
    await waiting(async (log, timers) => {
      await think(log, timers, () => stops(log))
      expect(answers(log)).toEqual([`To: ${QUESTION}`])
    })
  })
})

test('what is erased while the answer is thought of is not answered, and nothing is written for it', async () => {
  await waiting(async (log, timers) => {
    await think(log, timers, () => log.erase(Date.now()))
    expect(log.exists).toBe(false)
  })
})

test('too late to be answered it is people who look, and not nobody', async () => {
  await waiting(async (log, timers) => {
    await think(log, timers, () => {}, { kind: 'silent', why: 'window_closed' })
    expect(answers(log)).toEqual([])
    expect(log.state.baton).toEqual({ holder: 'people', reason: 'late' })
  })
})

test('an answer that still waits to leave is not sent into a conversation that a person has closed', async () => {
  await waiting(async (log, timers) => {
    const say = { kind: 'say', content: { type: 'text', text: 'We open at 9.' }, by: { kind: 'assistant' } } as const
    log.transaction(() => log.append({ body: { ...say, upTo: 1 }, at: Date.now() }))
    const by = { kind: 'agent', userId: 'usr_maya' } as const
    setBaton(log, { by, to: { holder: 'nobody', why: 'closed' }, cause: 'test' }, Date.now())
    const lane = sendLane(log, timers, {
      unknownWaitMs: 1000,
      random: () => 0,
      prepare: () => Promise.reject(new Error('it was made ready')),
      gate: { pair: async () => null, enter: () => Promise.reject(new Error('it was let through')) },
    })
    const outgoing = lane.next(Date.now())
    if (!outgoing) throw new Error('nothing to send')
    expect(await lane.deliver(outgoing)).toEqual({ ok: false, class: 'silenced' })
  })
})

describe('a button of ours that is tapped', () => {
  const ASK = (text: string, wamid: string) => (log: ConversationLog) => {
    const by = { kind: 'assistant' } as const
    const now = Date.now()
    const upTo = log.state.burst.at(-1) ?? 0
    log.transaction(() => {
      const say = log.append({
        body: { kind: 'say', content: { type: 'text', text }, by, upTo, started: true },
        at: now,
      })
      const accepted = { kind: 'accepted', n: 1, wamid, by: 'answer' } as const
      log.append({ body: accepted, at: now, ref: say?.seq ?? 0, key: wamid })
    })
  }
  const tap = { type: 'interactive', payload: 'ask:Yes', reply_to: 'wamid.first' }

  test.each([
    ['is an answer to the newest question', [], undefined],
    ['is an old one, when something else was asked since', [ASK('Saturday at 9. Right?', 'wamid.second')], true],
    [
      'is no old one, when the same was asked again',
      [ASK('Yes we do.\n\nFriday at 8. Right?', 'wamid.second')],
      undefined,
    ],
  ] as const)('%s', async (_what, since, old) => {
    await waiting(async (log, timers) => {
      ASK('Friday at 8. Right?', 'wamid.first')(log)
      for (const next of since) next(log)
      asks(log, 'Yes', tap)
      const [turn] = await think(log, timers, () => {})
      expect(turn?.burst).toMatchObject([{ text: 'Yes' }])
      expect(turn?.burst[0]?.old).toBe(old)
    })
  })
})
