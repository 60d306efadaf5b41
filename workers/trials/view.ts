import { z } from '@hono/zod-openapi'
import { expectation } from './question'
import type { TrialRun } from './run-queries'
import { answeredShare, rightShare } from './tally'
import { outcome, trialTally, VERDICTS } from './trial'

/** How the API shows a trial. */
export const trialView = z
  .object({
    id: z.string(),
    kind: z.enum(['batch', 'replay', 'impact']),
    about: z.string().nullable().openapi({ description: 'The name of the set, or the id of the document.' }),
    setId: z.string().nullable(),
    state: z.enum(['pending', 'running', 'done', 'failed', 'cancelled']),
    total: z.number(),
    done: z.number(),
    tally: trialTally.nullable(),
    answeredShare: z.number().nullable().openapi({ description: 'Of the questions that may be answered.' }),
    rightShare: z.number().nullable().openapi({ description: 'Of its answers; what nobody judged is not right.' }),
    error: z.enum(['gone', 'nothing_to_ask', 'unexpected']).nullable(),
    notReplayed: z.number().openapi({
      description:
        'Of a replay: what customers sent and nobody has in words, such as a voice note that was never heard.',
    }),
    startedBy: z.string().nullable(),
    createdAt: z.number(),
    endedAt: z.number().nullable(),
  })
  .openapi('Trial')

export const resultView = z
  .object({
    n: z.number(),
    verdict: z.enum(VERDICTS).nullable().openapi({ description: 'null: it still waits.' }),
    conversationId: z.string().nullable(),
    text: z.string(),
    expects: expectation.nullable(),
    at: z.number().nullable(),
    said: z.object({ by: z.enum(['agent', 'assistant']), text: z.string() }).nullable(),
    before: outcome.nullable(),
    outcome: outcome.nullable(),
    judgedBy: z.string().nullable(),
  })
  .openapi('TrialResult')

const ERRORS = ['gone', 'nothing_to_ask'] as const

export function shownRun(run: TrialRun): z.output<typeof trialView> {
  const { id, params, state, total, done, tally, startedBy, createdAt, endedAt } = run
  return {
    id,
    kind: params.kind,
    about: params.kind === 'batch' ? params.name : params.kind === 'impact' ? params.documentId : null,
    setId: params.kind === 'batch' ? params.setId : null,
    ...{ state, total, done, tally },
    answeredShare: tally && answeredShare(tally),
    rightShare: tally && rightShare(tally),
    error: run.error === null ? null : (ERRORS.find((one) => one === run.error) ?? 'unexpected'),
    notReplayed: params.kind === 'replay' ? params.notReplayed : 0,
    ...{ startedBy, createdAt, endedAt },
  }
}
