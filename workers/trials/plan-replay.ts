import { remoteConversation, remoteInbox } from '../conversations/remote'
import type { MessageView } from '../conversations/views'
import type { Env } from '../env'
import type { Planned } from './plan'
import { MOST_CHARACTERS, MOST_QUESTIONS } from './question'
import type { TrialItem, TrialParams } from './trial'

const PAGE = 100
const MESSAGES = 100
const HISTORY = 12
/** Of one conversation: a long one is not worth more than others. */
const MOST_OF_ONE = 5

/** Questions of customers that were answered, out of the conversations that whoever began it may see; the newest first. */
export async function planReplay(
  env: Env,
  tenantId: string,
  { conversations, days, channelId, sight }: Extract<TrialParams, { kind: 'replay' }>,
  now: number,
): Promise<Planned[]> {
  const inbox = await remoteInbox(env, tenantId)
  const since = now - days * 86_400_000
  const planned: Planned[] = []
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
    for (const { id, contact, ...row } of recent)
      if (contact.groupId === null && (channelId === null || row.channelId === channelId))
        planned.push(...(await questionsOf(env, tenantId, id)))
    seen += page.rows.length
    if (page.before === null || recent.length < page.rows.length) break
    before = page.before
  }
  return planned.slice(0, MOST_QUESTIONS)
}

async function questionsOf(env: Env, tenantId: string, conversationId: string): Promise<Planned[]> {
  const page = await remoteConversation(env, conversationId).messages({ tenantId, limit: MESSAGES })
  if (!page.ok) return []
  return momentsOf(page.messages.toReversed())
    .slice(-MOST_OF_ONE)
    .map((item) => ({ conversationId, item }))
}

/** What the customer wrote in one go, if somebody answered it in words; with what was said before it. */
export function momentsOf(messages: readonly MessageView[]): TrialItem[] {
  const spoken = messages.filter(({ direction, revoked }) => direction !== 'note' && !revoked)
  const moments: TrialItem[] = []
  let asked: MessageView[] = []
  for (const [at, message] of spoken.entries()) {
    if (message.direction === 'inbound') {
      asked.push(message)
      continue
    }
    const [first] = asked
    const text = asked.flatMap((one) => (one.type === 'text' ? (one.text ?? []) : [])).join('\n')
    const answer = message.type === 'text' ? message.text : null
    if (first && text !== '' && answer) {
      const start = at - asked.length
      moments.push({
        text: text.slice(0, MOST_CHARACTERS),
        history: spoken.slice(Math.max(0, start - HISTORY), start).flatMap(speechOf),
        expects: null,
        at: first.sentAt,
        said: { by: speaker(message.by) === 'agent' ? 'agent' : 'assistant', text: answer.slice(0, MOST_CHARACTERS) },
        before: null,
        outcome: null,
        judgedBy: null,
      })
    }
    asked = []
  }
  return moments
}

function speechOf({ by, text, sentAt }: MessageView): TrialItem['history'] {
  return text ? [{ by: speaker(by), text: text.slice(0, MOST_CHARACTERS), at: sentAt }] : []
}

function speaker(by: string): 'customer' | 'assistant' | 'agent' {
  if (by === 'customer') return 'customer'
  return by === 'assistant' || by.startsWith('rule:') ? 'assistant' : 'agent'
}
