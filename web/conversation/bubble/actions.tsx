import { Copy, Ellipsis, Link, MailOpen, Reply, Sparkle } from 'lucide-preact'
import type { ThreadMessage } from '../../../workers/conversations/thread'
import { minute } from '../../frame/clock'
import { t } from '../../i18n'
import { may } from '../../session'
import { Menu, MenuItem } from '../../ui/menu'
import { composingOf, focusComposer } from '../composing'
import { useConversation } from '../context'
import { openPanel } from '../panel/state'
import { copy } from '../verbs'
import { ReactMenu } from './reactions/menu'
import { mayReact } from './reactions/react'

/** Beside the bubble under the pointer or the focus: drawn only there, so that a long thread stays light. */
export function Actions({ message }: { message: ThreadMessage }) {
  const { thread, reading } = useConversation()
  const { id, seq, text, direction, revoked, decision } = message
  const quote = () => {
    composingOf(thread.id).quote.value = message
    focusComposer(thread.id, 'reply')
  }
  const link = () => copy(`${location.origin}${location.pathname}#${seq}`)
  return (
    <div class="message-actions">
      {mayReact(thread, message, minute.value) && <ReactMenu message={message} />}
      {may('conversation.reply') && !revoked && (
        <button
          type="button"
          class="message-action"
          aria-label={t('conversation.quote')}
          title={t('conversation.quote')}
          onClick={quote}
        >
          <Reply size={16} class="mirror" />
        </button>
      )}
      <Menu
        label={t('conversation.actions')}
        trigger={(attributes) => (
          <button
            type="button"
            class="message-action"
            aria-label={t('conversation.actions')}
            title={t('conversation.actions')}
            {...attributes}
          >
            <Ellipsis size={16} />
          </button>
        )}
      >
        {(close) => {
          const then = (run: () => void) => () => {
            close()
            run()
          }
          return (
            <>
              {text !== null && (
                <MenuItem icon={<Copy size={16} />} onClick={then(() => void copy(text))}>
                  {t('conversation.copyText')}
                </MenuItem>
              )}
              <MenuItem icon={<Link size={16} />} onClick={then(() => void link())}>
                {t('conversation.copyLink')}
              </MenuItem>
              {decision && (
                <MenuItem
                  icon={<Sparkle size={16} />}
                  onClick={then(() => {
                    thread.explained.value = id
                    openPanel('answer')
                  })}
                >
                  {t('conversation.showAnswer')}
                </MenuItem>
              )}
              {direction === 'inbound' && (
                <MenuItem icon={<MailOpen size={16} />} hint="U" onClick={then(() => void reading.unreadFrom(seq))}>
                  {t('conversation.unreadFromHere')}
                </MenuItem>
              )}
            </>
          )
        }}
      </Menu>
    </div>
  )
}
