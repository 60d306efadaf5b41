import type { Actor } from '../../workers/conversations/actor'
import type { Translation, TranslationPair } from '../../workers/conversations/translation'
import { seqOfMessageId } from '../../workers/conversations/views'
import type { ConversationLog } from './log'
import { viewAt } from './shown'

/** A message with its words, and what they are in the language asked for, where that was kept. */
export interface Translatable {
  id: string
  text: string
  known: Translation | null
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
    if (!view || view.direction === 'note' || view.revoked || !view.text?.trim()) return []
    return { id, text: view.text, known: view.translations?.find((one) => one.language === language) ?? null }
  })
}

/** Kept beside the message, so that it is erased with it. Says how many were new. */
export function keepTranslations(
  log: ConversationLog,
  { translations }: { translations: (Translation & { id: string; of: string })[] },
  now: number,
): number {
  return log.transaction(() => {
    let kept = 0
    for (const { id, of, language, from, text } of translations) {
      const seq = seqOfMessageId(id)
      const view = seq === null ? null : viewAt(log, seq, now)
      // Edited, taken back or erased while it was translated.
      if (seq === null || !view || view.revoked || view.text !== of) continue
      if (view.translations?.some((one) => one.language === language && one.text === text)) continue
      log.append({ body: { kind: 'translation', language, from, text }, at: now, ref: seq })
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
