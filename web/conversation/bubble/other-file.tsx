import { useRef } from 'preact/hooks'
import type { ThreadMessage } from '../../../workers/conversations/thread'
import { t } from '../../i18n'
import { Button } from '../../ui/button'
import { attach } from '../composer/attach'
import { isReopenable, reopenSent } from '../composer/insert/reopen'
import { composingOf, focusComposer } from '../composing'
import { useConversation } from '../context'

/** WhatsApp did not take the file: another is chosen where this one was, and the words that went with it stay. */
export function OtherFile({ message }: { message: ThreadMessage }) {
  const { thread } = useConversation()
  const field = useRef<HTMLInputElement>(null)
  const { type, clientId, text } = message
  const choose = () => {
    if (clientId !== undefined && isReopenable(clientId)) return reopenSent(thread.id, clientId)
    focusComposer(thread.id, 'reply')
    if (type === 'template') composingOf(thread.id).templates.value = true
    else field.current?.click()
  }
  return (
    <>
      <input
        ref={field}
        type="file"
        hidden
        aria-hidden="true"
        tabIndex={-1}
        onChange={(event) => {
          void attach(thread.id, [...(event.currentTarget.files ?? [])], text ?? '')
          event.currentTarget.value = '' // the same file may be chosen again
        }}
      />
      <Button onClick={choose}>{t('failure.otherFile')}</Button>
    </>
  )
}
