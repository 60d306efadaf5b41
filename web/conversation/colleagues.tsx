import { Pencil } from 'lucide-preact'
import type { Presence } from '../../workers/conversations/live-event'
import { personName } from '../frame/tenant'
import { t } from '../i18n'
import type { Inbox } from '../inbox/store'
import { Avatar } from '../ui/avatar'
import type { Thread } from './store'

const MOST_SHOWN = 3

/** Who else has this conversation open; a pencil for who is typing. */
export function Colleagues({ thread, inbox }: { thread: Thread; inbox: Inbox }) {
  inbox.presenceChanged.value
  const here = inbox.presence().filter(({ conversationId }) => conversationId === thread.id)
  if (here.length === 0) return null
  const more = here.length - MOST_SHOWN
  return (
    <ul class="colleagues">
      {here.slice(0, MOST_SHOWN).map((one) => (
        <li key={one.userId} class="colleague" data-tip={words(one)} tabIndex={-1}>
          <Avatar id={one.userId} name={personName(one.userId)} size={24} presence="here" />
          {one.writing && (
            <span class="colleague-writes">
              <Pencil size={10} />
            </span>
          )}
          <span class="visually-hidden">{words(one)}</span>
        </li>
      ))}
      {more > 0 && (
        <li class="colleague colleague-more numbers" data-tip={t('conversation.presentMore', { n: more })}>
          <span aria-hidden="true">+{more}</span>
          <span class="visually-hidden">{t('conversation.presentMore', { n: more })}</span>
        </li>
      )}
    </ul>
  )
}

function words({ userId, writing }: Presence): string {
  const name = personName(userId)
  if (writing === null) return t('conversation.present', { name })
  return t(writing === 'note' ? 'conversation.presentNote' : 'conversation.presentReply', { name })
}
