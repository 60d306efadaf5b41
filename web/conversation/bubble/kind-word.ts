import type { MessageKey } from '../../i18n'

const WORDS: Readonly<Record<string, MessageKey>> = {
  image: 'conversation.picture',
  video: 'conversation.video',
  sticker: 'conversation.sticker',
  audio: 'conversation.voice',
  document: 'conversation.document',
  location: 'conversation.place',
  contacts: 'conversation.cardNoName',
}

/** What a message without words is, in one. */
export function kindWord(type: string): MessageKey {
  return WORDS[type] ?? 'conversation.placeholder'
}
