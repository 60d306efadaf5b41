import type { Summary } from '../conversations/entry'
import { isAngry } from './anger'
import type { TurnAnswer } from './prompt'
import type { Speech } from './turn'

const LINES = 3
const CHARS = 300

/** For the colleague who takes over: the model's, or else the customer's own last words. */
export function summarise(question: string, history: readonly Speech[], fromModel?: TurnAnswer['summary']): Summary {
  if (fromModel && fromModel.wants !== '') {
    const { wants, said, open, mood } = fromModel
    return { wants, said: said.join('\n'), open: open.join('\n'), mood }
  }
  const said = history.filter(({ by }) => by === 'customer').slice(-LINES)
  return {
    wants: cut(question),
    said: said.map(({ text }) => cut(text)).join('\n'),
    open: '',
    mood: isAngry(question) ? 'angry' : 'calm',
  }
}

function cut(text: string): string {
  return text.length <= CHARS ? text : `${text.slice(0, CHARS - 1)}…`
}
