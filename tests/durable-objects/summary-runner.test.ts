import { runInDurableObject } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { expect, test } from 'vitest'
import { ConversationLog } from '../../durable-objects/conversation/log'
import { SummaryRunner } from '../../durable-objects/conversation/summary-runner'
import { Timers } from '../../durable-objects/conversation/timers'
import type { Entry, Summary } from '../../workers/conversations/entry'
import type { SpokenLine } from '../../workers/copilot/spoken'
import { conversationOf } from '../../workers/objects'
import { said } from './log-support'

const BY = { kind: 'agent', userId: 'usr_1' } as const

interface Scene {
  log: ConversationLog
  timers: Timers
  runner: SummaryRunner
  asked: SpokenLine[][]
}

/** A conversation of three messages; `write` stands for the model. */
async function scene(
  write: (said: SpokenLine[], log: ConversationLog) => Promise<Summary>,
  play: (scene: Scene) => Promise<void>,
) {
  const id = `cnv_sum-${crypto.randomUUID()}`
  await runInDurableObject(conversationOf(env, id), async (_object, { storage }) => {
    const log = new ConversationLog(storage, () => {})
    const place = { tenantId: 't', channelId: 'chn', conversationId: id, phoneNumberId: '1', wabaId: '2' }
    log.begin({ ...place, contactKey: '447700900001' }, false, 0)
    for (const n of [1, 2, 3]) log.append(said(`message ${n}`, n))
    const timers = new Timers(storage.sql)
    const asked: SpokenLine[][] = []
    const summarise = (lines: SpokenLine[]) => {
      asked.push(lines)
      return write(lines, log)
    }
    const runner = new SummaryRunner(log, timers, summarise, () => {})
    await play({ log, timers, runner, asked })
  })
}

const CLOSED: Entry = {
  seq: 99,
  at: 0,
  ref: null,
  key: null,
  body: { kind: 'state', state: 'resolved', by: BY, cause: 'test' },
}

function of(lines: SpokenLine[]): Summary {
  return { wants: lines.at(-1)?.text ?? '', said: '', open: '', mood: 'calm', facts: '' }
}

function summaries(log: ConversationLog) {
  return log.reading.after(0, 100).filter(({ entry }) => entry.body.kind === 'summary')
}

test('is written once for what was said, and again only when more was', async () => {
  await scene(
    async (lines) => of(lines),
    async ({ log, timers, runner, asked }) => {
      runner.heard([CLOSED], 10)
      expect(timers.dueAt('summary')).toBe(10)
      await Promise.all([runner.run(), runner.run(), runner.newest('opened')])
      expect(asked).toHaveLength(1)
      expect(timers.dueAt('summary')).toBeNull()
      runner.heard([CLOSED], 20)
      expect(timers.dueAt('summary')).toBeNull()
      log.append(said('message 4', 30))
      expect(await runner.newest('opened')).toMatchObject({
        summary: { wants: 'message 4' },
        reason: 'opened',
        upTo: 5,
      })
      expect(asked).toHaveLength(2)
    },
  )
})

test('tells of nothing that came while it was written', async () => {
  await scene(
    async (lines, log) => {
      log.append(said('too late', 40))
      return of(lines)
    },
    async ({ runner, log }) => {
      expect(await runner.newest('opened')).toMatchObject({ summary: { wants: 'message 3' }, upTo: 3 })
      expect(log.state.summarised).toMatchObject({ upTo: 3 })
    },
  )
})

test('stays to be done when the object dies or the work fails, and the conversation is none the worse', async () => {
  let broken = true
  await scene(
    async (lines) => {
      if (broken) throw new Error('gone')
      return of(lines)
    },
    async ({ log, timers, runner }) => {
      runner.heard([CLOSED], Date.now())
      await runner.run()
      expect(summaries(log)).toEqual([])
      expect(timers.dueAt('summary')).toBeGreaterThan(Date.now())
      broken = false
      await runner.run()
      expect(summaries(log)).toHaveLength(1)
      expect(timers.dueAt('summary')).toBeNull()
    },
  )
})

test('brings no word back of a conversation that was erased meanwhile', async () => {
  await scene(
    async (lines, log) => {
      log.erase(Date.now())
      return of(lines)
    },
    async ({ log, runner }) => {
      expect(await runner.newest('opened')).toBeNull()
      expect(log.exists).toBe(false)
    },
  )
})

test('of a conversation that was closed says that it was', async () => {
  await scene(
    async (lines) => of(lines),
    async ({ log, runner }) => {
      log.append({ body: { kind: 'state', state: 'resolved', by: BY, cause: 'asked' }, at: 50 })
      await runner.run()
      expect(summaries(log)[0]?.entry.body).toMatchObject({ reason: 'closed' })
    },
  )
})
