import type { Actor } from '../../workers/conversations/actor'
import type { TranslationPair } from '../../workers/conversations/translation'
import type { SpokenLine } from '../../workers/copilot/spoken'
import { BetweenConversations } from './between'
import { type Answer, notHere, type Scoped } from './not-here'
import { spokenLately } from './spoken'
import type { Summarised } from './summary-runner'
import { keepTranslations, setTranslating, type Translatable, translatable } from './translations'

/** What helps the people who answer: what was said, what it comes to, and what it says in their language. */
export class HelpedConversation extends BetweenConversations {
  /** What was said last, oldest first. */
  async spoken({
    tenantId,
    most,
  }: Scoped & { most: number }): Promise<Answer<{ said: SpokenLine[]; translating: TranslationPair | null }>> {
    const { log } = this.engine
    const refused = notHere(log, tenantId)
    return refused ?? { ok: true, said: spokenLately(log, most, Date.now()), translating: log.state.translating }
  }

  /** The newest summary, written anew where something was said since. null: too little to tell. */
  async summary({ tenantId, reason }: Scoped & { reason: string }): Promise<Answer<{ summarised: Summarised | null }>> {
    const refused = notHere(this.engine.log, tenantId)
    return refused ?? { ok: true, summarised: await this.engine.summaries.newest(reason) }
  }

  async translatable({
    tenantId,
    ...asked
  }: Scoped & { messageIds: string[]; language: string }): Promise<
    Answer<{ found: Translatable[]; pair: TranslationPair | null }>
  > {
    const refused = notHere(this.engine.log, tenantId)
    return (
      refused ?? {
        ok: true,
        found: translatable(this.engine.log, asked, Date.now()),
        pair: this.engine.log.state.translating,
      }
    )
  }

  async keepTranslations({
    tenantId,
    ...fresh
  }: Scoped & Parameters<typeof keepTranslations>[1]): Promise<Answer<{ kept: number }>> {
    return (
      notHere(this.engine.log, tenantId) ??
      this.engine.write((now) => ({ ok: true, kept: keepTranslations(this.engine.log, fresh, now) }))
    )
  }

  /** In which two languages it is read from now on; null: as it is written. */
  async setTranslating({
    tenantId,
    ...command
  }: Scoped & { by: Actor; pair: TranslationPair | null }): Promise<Answer<{ pair: TranslationPair | null }>> {
    return (
      notHere(this.engine.log, tenantId) ??
      this.engine.write((now) => ({ ok: true, pair: setTranslating(this.engine.log, command, now) }))
    )
  }
}
