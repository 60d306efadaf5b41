import type { Presence } from '../../workers/conversations/live-event'

export type Colleague = Pick<Presence, 'userId' | 'writing'>

/** Who looks at which conversation, each as one text: rows to which nothing happened get an equal one. */
export function colleagues(presence: readonly Presence[]): Map<string, string> {
  const found = new Map<string, string>()
  for (const { userId, conversationId, writing } of presence) {
    if (conversationId === null) continue
    const others = found.get(conversationId)
    found.set(conversationId, `${others ? `${others} ` : ''}${userId}:${writing ?? ''}`)
  }
  return found
}

export function readColleagues(text: string): Colleague[] {
  return text.split(' ').flatMap((one) => {
    const [userId, writing] = one.split(':')
    if (!userId) return []
    return [{ userId, writing: writing === 'reply' || writing === 'note' ? writing : null }]
  })
}
