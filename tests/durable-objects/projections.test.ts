import { expect, test } from 'vitest'
import { type ProjectionDeps, projectionLane } from '../../durable-objects/conversation/lanes/projections'
import { Timers } from '../../durable-objects/conversation/timers'
import { said, withLog, write } from './log-support'

test('what a customer said about being written to is kept, also while nothing can be noted of their questions', async () => {
  const optOuts: string[] = []
  const deps: ProjectionDeps = {
    linkContact: async () => ({ canonicalKey: '447700900001', other: [], left: [] }),
    linked: async () => {},
    recordLead: async () => {},
    recordOptOut: async ({ eventId }) => void optOuts.push(eventId),
    dropQuestions: async () => {},
    noteQuestions: async () => {
      throw new Error('down')
    },
  }
  const delivered = await withLog((log, _take, _restart, storage) => {
    const stopped = write(log, said('STOP', 10, { also: 'marketing_opt_out' }))
    const decision = { language: 'en', intent: null, confidence: 1, sources: [], model: null, latencyMs: 1 }
    const content = { type: 'text', text: 'We are open.' } as const
    const by = { kind: 'assistant' } as const
    write(log, { at: 20, body: { kind: 'say', content, by, cause: 'answer', upTo: stopped.seq, decision } })
    return projectionLane(log, new Timers(storage.sql), deps).deliver(log.head)
  })
  expect(delivered).toMatchObject({ ok: false })
  expect(optOuts).toHaveLength(1)
})
