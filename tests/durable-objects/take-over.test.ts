import { runInDurableObject } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { reply, setBaton } from '../../durable-objects/conversation/commands'
import { sendLane } from '../../durable-objects/conversation/lanes/send'
import { ConversationLog } from '../../durable-objects/conversation/log'
import { Timers } from '../../durable-objects/conversation/timers'
import { TurnRunner } from '../../durable-objects/conversation/turn-runner'
import { decide } from '../../workers/assistant/decide'
import type { TurnDeps } from '../../workers/assistant/turn'
import { conversationOf } from '../../workers/objects'
import { groundingCases } from '../eval/grounding/cases'
import { MODELS, surroundings } from '../eval/grounding/hostile'
import { said } from './log-support'

const AGENT = { kind: 'agent', userId: 'usr_maya' } as const
const WAYS = ['takes', 'replies', 'gives_to_people', 'closes'] as const
const RUNS = 150

/** One conversation in which a customer waits for the assistant. */
async function waiting<T>(work: (log: ConversationLog, timers: Timers) => Promise<T>): Promise<T> {
  const id = `cnv_take-${crypto.randomUUID()}`
  return runInDurableObject(conversationOf(env, id), async (_object, { storage }) => {
    const log = new ConversationLog(storage, () => {})
    const place = { tenantId: 't', channelId: 'chn', conversationId: id, phoneNumberId: '1', wabaId: '2' }
    log.begin({ ...place, contactKey: '447700900001' }, true, Date.now())
    const draft = said('When are you open on Monday?', Date.now())
    log.transaction(() => log.append({ ...draft, body: { ...draft.body, turn: true } as typeof draft.body }))
    const timers = new Timers(storage.sql)
    timers.open()
    return work(log, timers)
  })
}

function takeOver(log: ConversationLog, way: (typeof WAYS)[number]): void {
  const now = Date.now()
  if (way === 'replies') {
    expect(reply(log, { by: AGENT, content: { type: 'text', text: 'Maya here.' } }, now)).toMatchObject({ ok: true })
    return
  }
  const to = {
    takes: { holder: 'agent', userId: AGENT.userId },
    gives_to_people: { holder: 'people', reason: 'taken' },
    closes: { holder: 'nobody', why: 'closed' },
  }[way] as Parameters<typeof setBaton>[1]['to']
  expect(setBaton(log, { by: AGENT, to, cause: 'test' }, now)).toMatchObject({ ok: true })
}

/** Every call a turn makes takes some steps, and at each step of each something may happen. */
function dawdling(deps: TurnDeps, step: () => Promise<void>): TurnDeps {
  const slowly =
    <Args extends unknown[], Value>(call: (...args: Args) => Promise<Value>) =>
    async (...args: Args): Promise<Value> => {
      await step()
      const value = await call(...args)
      await step()
      return value
    }
  return {
    ...deps,
    classify: slowly(deps.classify),
    intents: slowly(deps.intents),
    search: slowly(deps.search),
    nearest: slowly(deps.nearest),
    rerank: slowly(deps.rerank),
    complete: slowly(deps.complete),
  }
}

const truth = groundingCases().find(
  ({ kind, language, knowledge }) => kind === 'true' && language === 'en' && knowledge === 'en',
)

test('whenever a person takes over while the assistant thinks, it says nothing any more', {
  timeout: 120_000,
}, async () => {
  let overtaken = 0
  let spoke = 0
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 1, maxLength: 16 }),
      fc.nat({ max: 24 }),
      fc.constantFrom(...WAYS),
      async (hops, moment, way) => {
        await waiting(async (log, timers) => {
          let at = 0
          let calls = 0
          let taken: number | null = null
          const happen = () => {
            if (at++ !== moment || taken !== null) return
            taken = log.head
            takeOver(log, way)
          }
          const step = async () => {
            for (let n = hops[calls++ % hops.length] ?? 0; n >= 0; n--) {
              happen()
              await Promise.resolve()
            }
          }
          if (!truth) throw new Error('no case')
          const deps = dawdling(surroundings(truth, MODELS.plain ?? (() => [])), step)
          const decider = {
            decide: async (turn: Parameters<typeof decide>[0]) => {
              const decision = await decide(turn, deps)
              await step() // the switch is asked, the purse is closed
              return decision
            },
          }
          const options = { delayMs: 1, began: () => {}, committed: () => {} }
          await new TurnRunner(log, timers, decider, options).run()
          const since = taken ?? Number.POSITIVE_INFINITY
          const late = log
            .after(0)
            .filter(({ seq, body }) => seq > since && body.kind === 'say' && body.by.kind === 'assistant')
          expect(late).toEqual([])
          if (taken === null) spoke += 1
          else overtaken += 1
        })
      },
    ),
    { numRuns: RUNS, seed: 20_261_127 },
  )
  // Both happened: otherwise the property says nothing.
  expect(overtaken).toBeGreaterThan(RUNS / 4)
  expect(spoke).toBeGreaterThan(0)
})

test.each(['pair', 'prepare', 'enter'] as const)(
  'taken over while its answer waits to leave (%s), it is not sent',
  async (moment) => {
    await waiting(async (log, timers) => {
      const say = { kind: 'say', content: { type: 'text', text: 'We open at 9.' }, by: { kind: 'assistant' } } as const
      log.transaction(() => log.append({ body: { ...say, upTo: 1 }, at: Date.now() }))
      let sent = 0
      let givenBack = 0
      const at = (here: string) => here === moment && takeOver(log, 'takes')
      const lane = sendLane(log, timers, {
        unknownWaitMs: 1000,
        random: () => 0,
        prepare: async () => {
          at('prepare')
          return { ok: true, send: async () => ({ ok: true, wamid: `wamid.${++sent}` }) as never }
        },
        gate: {
          pair: async () => {
            at('pair')
            return null
          },
          enter: async () => {
            at('enter')
            return { ok: true, left: async (result) => void (result.ok || givenBack++) }
          },
        },
      })
      const outgoing = lane.next(Date.now())
      if (!outgoing) throw new Error('nothing to send')
      expect(await lane.deliver(outgoing)).toEqual({ ok: false, class: 'silenced' })
      expect(sent).toBe(0)
      expect(givenBack).toBe(1)
    })
  },
)
