import { signal } from '@preact/signals'
import { api, ok } from '../api'
import { problemText } from '../problem-text'

async function ask(text: string, history: { by: 'customer' | 'assistant'; text: string }[]) {
  return (await ok(api.knowledge.try.$post({ json: { text, history } }))).decision
}

export type Decision = Awaited<ReturnType<typeof ask>>

export interface Exchange {
  id: number
  question: string
  decision: Decision | null
  problem: string | null
}

/** The server remembers nothing of a trial: what was said before goes along with each question. */
const MOST_HISTORY = 20

export function createTrial() {
  const exchanges = signal<readonly Exchange[]>([])
  let count = 0

  function change(id: number, result: Partial<Exchange>): void {
    exchanges.value = exchanges.peek().map((one) => (one.id === id ? { ...one, ...result } : one))
  }

  async function run(id: number, question: string): Promise<void> {
    const before = exchanges.peek().filter((one) => one.id < id)
    const history = before.flatMap(({ question: text, decision }) => [
      { by: 'customer' as const, text },
      ...(decision?.text ? [{ by: 'assistant' as const, text: decision.text }] : []),
    ])
    try {
      change(id, { decision: await ask(question, history.slice(-MOST_HISTORY)), problem: null })
    } catch (error) {
      change(id, { problem: problemText(error) })
    }
  }

  return {
    exchanges,
    async ask(question: string): Promise<void> {
      const id = ++count
      exchanges.value = [...exchanges.peek(), { id, question, decision: null, problem: null }]
      await run(id, question)
    },
    again: run,
    clear(): void {
      exchanges.value = []
    },
  }
}

export type Trial = ReturnType<typeof createTrial>
