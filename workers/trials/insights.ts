import type { KeptQuestion } from '../../durable-objects/knowledge/questions'
import { COMES_BACK_MS } from '../knowledge/resolution'

const DAY_MS = 86_400_000

export interface DayFigures {
  /** UTC, `2026-11-27` */
  day: string
  answered: number
  clarified: number
  handedOver: number
}

export interface Insights {
  questions: number
  conversations: number
  answered: number
  clarified: number
  handedOver: number
  /** The customer said so. */
  confirmed: number
  /** Nothing was heard for a day. */
  assumed: number
  /** The customer came back with it, or people had to take over. */
  reopened: number
  /** Answered less than a day ago: nobody knows yet. */
  open: number
  /** Share of conversations that needed nobody, of those whose questions are settled. null: there are none. */
  automation: number | null
  neurons: number
  reasons: { reason: string; count: number }[]
  days: DayFigures[]
}

export type Outcome = 'confirmed' | 'assumed' | 'reopened' | 'open' | 'clarified' | 'handed_over'

/** What became of a question, as far as can be known now. */
export function becameOf({ outcome, resolution, at }: KeptQuestion, now: number): Outcome {
  if (outcome === 'hand_off') return 'handed_over'
  if (outcome === 'clarify') return 'clarified'
  if (resolution) return resolution
  return now - at >= COMES_BACK_MS ? 'assumed' : 'open'
}

export function insightsOf(questions: readonly KeptQuestion[], now: number, days: number): Insights {
  const figures = { confirmed: 0, assumed: 0, reopened: 0, open: 0, clarified: 0, handed_over: 0 }
  const byDay = new Map(daysUpTo(now, days).map((day) => [day, { day, answered: 0, clarified: 0, handedOver: 0 }]))
  const reasons = new Map<string, number>()
  const conversations = new Map<string, Outcome[]>()
  for (const question of questions) {
    const became = becameOf(question, now)
    figures[became] += 1
    conversations.set(question.conversationId, [...(conversations.get(question.conversationId) ?? []), became])
    const day = byDay.get(dayOf(question.at))
    if (day) day[COLUMN[question.outcome]] += 1
    if (question.outcome === 'hand_off') {
      const reason = question.reason ?? 'unsure'
      reasons.set(reason, (reasons.get(reason) ?? 0) + 1)
    }
  }
  const { confirmed, assumed, reopened, open } = figures
  return {
    questions: questions.length,
    conversations: conversations.size,
    answered: confirmed + assumed + reopened + open,
    clarified: figures.clarified,
    handedOver: figures.handed_over,
    ...{ confirmed, assumed, reopened, open },
    automation: automationOf([...conversations.values()]),
    neurons: questions.reduce((sum, { neurons }) => sum + neurons, 0),
    reasons: [...reasons].map(([reason, count]) => ({ reason, count })).sort((a, b) => b.count - a.count),
    days: [...byDay.values()],
  }
}

const COLUMN = { answer: 'answered', clarify: 'clarified', hand_off: 'handedOver' } as const

function automationOf(conversations: readonly Outcome[][]): number | null {
  const settled = conversations.filter((became) => !became.includes('open'))
  const needed = settled.filter((became) => became.includes('handed_over') || became.includes('reopened'))
  return settled.length === 0 ? null : 1 - needed.length / settled.length
}

function daysUpTo(now: number, days: number): string[] {
  return Array.from({ length: days }, (_, back) => dayOf(now - (days - 1 - back) * DAY_MS))
}

function dayOf(at: number): string {
  return new Date(at).toISOString().slice(0, 10)
}
