import type { ThreadMessage } from '../../../workers/conversations/thread'
import { t } from '../../i18n'
import { Isolated } from '../../ui/isolated'
import { useConversation } from '../context'
import { kindWord } from './kind-word'
import { languageOf } from './script'
import { speakerName } from './speaker'
import { voiceOf } from './voice'

type Quoted = NonNullable<ThreadMessage['quote']>

/** What it answers. A click goes there. */
export function Quote({ quote }: { quote: Quoted }) {
  const { thread } = useConversation()
  const seq = /^msg_(\d+)$/.exec(quote.id ?? '')?.[1]
  if (seq === undefined) {
    return <p class="quote quote-gone">{t('conversation.quoteGone')}</p>
  }
  const quoted = { by: quote.by, direction: quote.by === 'customer' ? 'inbound' : 'outbound' } as const
  const who = speakerName(quoted)
  const text = quote.text ?? t(kindWord(quote.type))
  return (
    <button
      type="button"
      class={`quote quote-${voiceOf(quoted)}`}
      aria-label={t('conversation.quoteOf', { who, text })}
      onClick={() => void thread.jumpTo(Number(seq))}
    >
      <span class="quote-who">
        <bdi>{who}</bdi>
      </span>
      <span class="quote-text" dir="auto" lang={languageOf(text)}>
        <Isolated text={text} />
      </span>
    </button>
  )
}
