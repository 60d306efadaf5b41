import { Languages } from 'lucide-preact'
import type { ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'
import type { ThreadMessage } from '../../workers/conversations/thread'
import { MessageText } from '../conversation/bubble/text'
import { useConversation } from '../conversation/context'
import { t } from '../i18n'
import { languageName } from '../i18n/language-name'
import './copilot.css'

interface Props {
  message: ThreadMessage
  own: ComponentChildren
  part?: 'heard'
}

/** A message in the reader's language; what was written, or heard, is one click away, and one click back. */
export function Translated({ message, own, part }: Props) {
  const { thread } = useConversation()
  const [original, setOriginal] = useState(false)
  const pair = thread.conversation.value?.translating
  const found = pair && message.translations?.find((one) => one.language === pair.ours && one.part === part)
  if (!found) return own
  return (
    <>
      {original ? own : <MessageText text={found.text} language={found.language} />}
      <p class="translated">
        <Languages size={13} aria-hidden="true" />
        <span>
          {original
            ? t('copilot.original', { language: languageName(found.from) })
            : t('copilot.translatedFrom', { language: languageName(found.from) })}
        </span>
        <button type="button" class="foot-link" onClick={() => setOriginal(!original)}>
          {t(original ? 'copilot.showTranslation' : 'copilot.showOriginal')}
        </button>
      </p>
    </>
  )
}
