import { Fragment } from 'preact'
import type { DecisionRecord } from '../../../workers/conversations/entry'
import type { ThreadMessage } from '../../../workers/conversations/thread'
import { t } from '../../i18n'
import { Isolated } from '../../ui/isolated'
import { useConversation } from '../context'
import { openPanel } from '../panel/state'
import { withSources } from './sources'
import { MessageText } from './text'

/** The assistant's words with the numbers of what supports them. */
export function SourcedText({ message, decision }: { message: ThreadMessage; decision: DecisionRecord }) {
  const { thread } = useConversation()
  const text = message.text ?? ''
  const parts = withSources(text, decision.sources)
  const show = () => {
    thread.explained.value = message.id
    openPanel('answer')
  }
  if (decision.sources.length === 0) return <MessageText text={text} language={decision.language} />
  return (
    <MessageText text={text} language={decision.language}>
      {parts.map((part, index) => (
        <Fragment key={index}>
          <Isolated text={part.text.trimEnd()} />
          {part.sources.map((n) => (
            <sup key={n}>
              <button type="button" class="source-number" aria-label={t('conversation.source', { n })} onClick={show}>
                {n}
              </button>
            </sup>
          ))}
          {/\s$/.exec(part.text)?.[0]}
        </Fragment>
      ))}
    </MessageText>
  )
}
