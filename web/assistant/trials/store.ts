import { signal } from '@preact/signals'
import { ApiProblem } from '../../api'
import { problemText } from '../../problem-text'
import { sayError } from '../../ui/toast'
import { type Gate, type QuestionSet, type Result, type Trial, type TrialWanted, trialServer } from './server'

/** How far a trial is, while somebody looks. */
const LOOK_AGAIN_MS = 1_500

export function isUnderWay({ state }: Pick<Trial, 'state'>): boolean {
  return state === 'pending' || state === 'running'
}

/** The gate, the sets of questions and the trials. Looks again by itself while one is under way. */
export function createTrials() {
  const gate = signal<Gate | null>(null)
  const sets = signal<QuestionSet[] | null>(null)
  const trials = signal<Trial[] | null>(null)
  const problem = signal<ApiProblem | null>(null)
  let timer = 0
  let closed = false

  async function load(): Promise<void> {
    clearTimeout(timer)
    try {
      const [found, all, runs] = await Promise.all([trialServer.gate(), trialServer.sets(), trialServer.trials()])
      gate.value = found
      sets.value = all
      trials.value = runs
      problem.value = null
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error
      problem.value = error
    }
    if (!closed && trials.peek()?.some(isUnderWay)) timer = window.setTimeout(() => void load(), LOOK_AGAIN_MS)
  }

  return {
    ...{ gate, sets, trials, problem, load },
    /** Answers its id; undefined: it was refused, and somebody was told why. */
    async start(wanted: TrialWanted): Promise<string | undefined> {
      try {
        return (await trialServer.start(wanted)).id
      } catch (error) {
        sayError(problemText(error))
        return undefined
      }
    },
    close(): void {
      closed = true
      clearTimeout(timer)
    },
  }
}
export type TrialsStore = ReturnType<typeof createTrials>

/** One trial with what it found so far. */
export function createTrial(runId: string) {
  const trial = signal<Trial | null>(null)
  const results = signal<Result[]>([])
  const problem = signal<ApiProblem | null>(null)
  let timer = 0
  let closed = false

  async function load(): Promise<void> {
    clearTimeout(timer)
    try {
      const found = await trialServer.trial(runId)
      const pages: Result[] = []
      for (let next: number | null = 0; next !== null; ) {
        const page: { results: Result[]; next: number | null } = await trialServer.results(runId, next)
        pages.push(...page.results)
        next = page.next
      }
      trial.value = found
      results.value = pages
      problem.value = null
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error
      problem.value = error
    }
    const state = trial.peek()
    if (!closed && state && isUnderWay(state)) timer = window.setTimeout(() => void load(), LOOK_AGAIN_MS)
  }

  return {
    ...{ trial, results, problem, load },
    async judge(n: number, verdict: 'right' | 'wrong'): Promise<void> {
      try {
        const judged = await trialServer.judge(runId, n, verdict)
        trial.value = judged.trial
        results.value = results.peek().map((one) => (one.n === n ? judged.result : one))
      } catch (error) {
        sayError(problemText(error))
      }
    },
    async cancel(): Promise<void> {
      try {
        trial.value = await trialServer.cancel(runId)
      } catch (error) {
        sayError(problemText(error))
      }
    },
    close(): void {
      closed = true
      clearTimeout(timer)
    },
  }
}
export type TrialStore = ReturnType<typeof createTrial>
