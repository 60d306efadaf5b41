import { remoteConversation, remoteInbox } from '../conversations/remote'
import type { MessageView } from '../conversations/views'
import type { Env } from '../env'
import type { Plan, Planned } from './plan'
import { MOST_CHARACTERS, MOST_QUESTIONS } from './question'
import { type TrialItem, type TrialParams, trialItem } from './trial'

const PAGE = 100
const MESSAGES = 100
const HISTORY = 12
/** Of one conversation: a long one is not worth more than others. */
const MOST_OF_ONE = 5
/** Without words of these, nobody knows what was asked. */
const SAYS_SOMETHING: ReadonlySet<string> = new Set(['image', 'video', 'audio', 'document'])

/**
 * Questions of customers that were answered, out of the conversations that whoever began it may see; the newest first. Of
 * voice notes and pictures what was understood then: no model hears or sees them again.
 */
export async function planReplay(
  env: Env,
  tenantId: string,
  { conversations, days, channelId, sight }: Extract<TrialParams, { kind: 'replay' }>,
  now: number,
): Promise<Plan> {
  const inbox = await remoteInbox(env, tenantId)
  const since = now - days * 86_400_000
  const planned: Planned[] = []
  let notReplayed = 0
  let before: string | undefined
  for (let seen = 0; seen < conversations && planned.length < MOST_QUESTIONS; ) {
    const page = await inbox.list({
      tenantId,
      view: 'all',
      limit: Math.min(PAGE, conversations - seen),
      ...(before === undefined ? {} : { before }),
      ...(sight ? { sight } : {}),
    })
    if (!page.ok) break
    const recent = page.rows.filter(({ lastAt }) => lastAt >= since)
    for (const { id, contact, ...row } of recent) {
      if (contact.groupId === null && (channelId === null || row.channelId === channelId))
        for (const moment of await questionsOf(env, tenantId, id)) {
          if (moment.item) planned.push({ conversationId: id, item: moment.item })
          else notReplayed += 1
        }
    }
    seen += page.rows.length
    if (page.before === null || recent.length < page.rows.length) break
    before = page.before
  }
  return { questions: planned.slice(0, MOST_QUESTIONS), notReplayed }
}

async function questionsOf(env: Env, tenantId: string, conversationId: string): Promise<Moment[]> {
  const page = await remoteConversation(env, conversationId).messages({ tenantId, limit: MESSAGES })
  if (!page.ok) return []
  return momentsOf(page.messages.toReversed()).slice(-MOST_OF_ONE)
}

/** `item` is null: it was answered, but what the customer sent is not known in words. */
export interface Moment {
  item: TrialItem | null
}

/** What the customer said in one go, if somebody answered it in words; with what was said before it. */
export function momentsOf(messages: readonly MessageView[]): Moment[] {
  const spoken = messages.filter(({ direction, revoked }) => direction !== 'note' && !revoked)
  const moments: Moment[] = []
  let asked: MessageView[] = []
  for (const [at, message] of spoken.entries()) {
    if (message.direction === 'inbound') {
      asked.push(message)
      continue
    }
    const [first] = asked
    const text = asked.flatMap((one) => wordsOf(one) ?? []).join('\n')
    const answer = message.type === 'text' ? message.text : null
    if (first && answer) {
      const start = at - asked.length
      // A part that nobody has in words may be the very question.
      const isKnown = text !== '' && asked.every((one) => !SAYS_SOMETHING.has(one.type) || wordsOf(one) !== null)
      const said = {
        by: speaker(message.by) === 'agent' ? 'agent' : 'assistant',
        text: answer.slice(0, MOST_CHARACTERS),
      }
      const history = spoken.slice(Math.max(0, start - HISTORY), start).flatMap(speechOf)
      const item = { text: text.slice(0, MOST_CHARACTERS), history, at: first.sentAt, said }
      moments.push({ item: isKnown ? trialItem.parse(item) : null })
    }
    asked = []
  }
  return moments
}

/** What it says in words: written, tapped, as a caption, or as it was understood when it came. */
function wordsOf({ text, heard }: MessageView): string | null {
  return [text, heard?.text].filter(Boolean).join('\n') || null
}

function speechOf(message: MessageView): TrialItem['history'] {
  const text = wordsOf(message)
  return text ? [{ by: speaker(message.by), text: text.slice(0, MOST_CHARACTERS), at: message.sentAt }] : []
}

function speaker(by: string): 'customer' | 'assistant' | 'agent' {
  if (by === 'customer') return 'customer'
  return by === 'assistant' || by.startsWith('rule:') ? 'assistant' : 'agent'
}
