import type { ConversationRow, Mark, Presence } from '../../workers/conversations/live-event'

export type MediaKind =
  | 'photo'
  | 'video'
  | 'voice'
  | 'document'
  | 'sticker'
  | 'location'
  | 'contact'
  | 'order'
  | 'template'
  | 'call'
  | 'unsupported'
  | 'revoked'

/** The second line of a row. */
export type Preview =
  | { kind: 'writing'; userIds: string[]; note: boolean }
  | { kind: 'draft'; text: string; note: boolean }
  | { kind: 'reaction'; emoji: string; about: string | null }
  /** `by`: who of us said it; null when the customer did. */
  | { kind: 'message'; by: string | null; media: MediaKind | null; text: string | null }
  | { kind: 'nothing' }

const MEDIA: Record<string, MediaKind> = {
  image: 'photo',
  video: 'video',
  audio: 'voice',
  voice: 'voice',
  document: 'document',
  sticker: 'sticker',
  location: 'location',
  contacts: 'contact',
  order: 'order',
  template: 'template',
  call: 'call',
  unsupported: 'unsupported',
  media_placeholder: 'unsupported',
  revoked: 'revoked',
}

interface Known {
  row: ConversationRow
  mark: Mark
  /** Colleagues who look at this conversation. */
  here: readonly Pick<Presence, 'userId' | 'writing'>[]
  /** It is open in this window: its draft stands in the composer. */
  open: boolean
}

/** A colleague who writes comes before a draft of one's own, and that before what was said last. */
export function previewOf({ row: { last }, mark, here, open }: Known): Preview {
  const writers = here.filter(({ writing }) => writing !== null)
  if (writers.length > 0) {
    const note = writers.every(({ writing }) => writing === 'note')
    return { kind: 'writing', userIds: writers.map(({ userId }) => userId), note }
  }
  const { reply, note } = mark.drafts
  const draft = reply ?? note
  if (draft && !open) return { kind: 'draft', text: oneLine(draft), note: !reply }
  if (!last) return { kind: 'nothing' }
  if (last.type === 'reaction') return { kind: 'reaction', emoji: last.text ?? '', about: last.about ?? null }
  const media = MEDIA[last.type] ?? (last.text === null ? 'unsupported' : null)
  return {
    kind: 'message',
    by: last.direction === 'outbound' ? last.by : null,
    media,
    text: last.text === null ? null : oneLine(last.text),
  }
}

/** Longer than any line: of 4,096 characters the list needs only the beginning. */
const LONGEST = 160

function oneLine(text: string): string {
  return [...text.slice(0, LONGEST * 2)].slice(0, LONGEST).join('').replace(/\s+/g, ' ').trim()
}
