import type { Actor } from '../../workers/conversations/actor'
import type { Translation, TranslationPair } from '../../workers/conversations/translation'
import { type MessageView, seqOfMessageId } from '../../workers/conversations/views'
import type { ConversationLog } from './log'
import { viewAt } from './shown'

/** Words of a message, written or heard, and what they are in the language asked for, where that was kept. */
export interface Translatable {
  id: string
  text: string
  known: Translation | null
  part?: 'heard'
}

/** Those of the messages that have words; the others, and what is not here, are left out. */
export function translatable(
  log: ConversationLog,
  { messageIds, language }: { messageIds: string[]; language: string },
  now: number,
): Translatable[] {
  return messageIds.flatMap((id) => {
    const seq = seqOfMessageId(id)
    const view = seq === null ? null : viewAt(log, seq, now)
    if (!view || view.direction === 'note' || view.revoked) return []
    return PARTS.flatMap((part) => {
      const text = wordsOf(view, part)
      const known = view.translations?.find((one) => one.language === language && one.part === part) ?? null
      return text?.trim() ? { id, text, known, ...(part ? { part } : {}) } : []
    })
  })
}

const PARTS = [undefined, 'heard'] as const

function wordsOf({ text, heard }: Pick<MessageView, 'text' | 'heard'>, part: Translation['part']) {
  return part ? heard?.text : text
}

/** Kept beside the message, so that it is erased with it. Says how many were new. */
export function keepTranslations(
  log: ConversationLog,
  { translations }: { translations: (Translation & { id: string; of: string })[] },
  now: number,
): number {
  return log.transaction(() => {
    let kept = 0
    for (const { id, of, language, from, text, part } of translations) {
      const seq = seqOfMessageId(id)
      const view = seq === null ? null : viewAt(log, seq, now)
      // Edited, taken back or erased while it was translated.
      if (seq === null || !view || view.revoked || wordsOf(view, part) !== of) continue
      const fresh = { language, from, text, ...(part ? { part } : {}) }
      if (view.translations?.some((one) => one.language === language && one.part === part && one.text === text))
        continue
      log.append({ body: { kind: 'translation', ...fresh }, at: now, ref: seq })
      kept += 1
    }
    return kept
  })
}

/** Nothing is written when nothing changes. */
export function setTranslating(
  log: ConversationLog,
  { pair, by }: { pair: TranslationPair | null; by: Actor },
  now: number,
): TranslationPair | null {
  const known = log.state.translating
  if (known?.theirs !== pair?.theirs || known?.ours !== pair?.ours)
    log.append({ body: { kind: 'translating', pair, by }, at: now })
  return log.state.translating
}
