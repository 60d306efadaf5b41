import { Phone, Users } from 'lucide-preact'
import type { ConversationRow, Mark } from '../../workers/conversations/live-event'
import { contactName } from '../conversation/contact-name'
import { channelOf, personName } from '../frame/tenant'
import { list, t } from '../i18n'
import { formatNumber } from '../i18n/phone-number'
import { exactTime, shortTime } from '../i18n/time'
import { Avatar } from '../ui/avatar'
import { type Colleague, readColleagues } from './colleagues'
import { minute } from './minute'
import { previewOf } from './preview'
import { PreviewLine } from './preview-line'
import { Assignee, FoldedChips, rowChips } from './row-chips'
import './row.css'

interface Props {
  row: ConversationRow
  href: string
  /** From the list's start, in pixels. */
  top: number
  position: number
  of: number
  unread: number
  mark: Mark
  /** Colleagues who look at it, as `colleagues` writes them. */
  here: string
  selected: boolean
  tabbable: boolean
  /** It has left this view, and stands here only until the list may move. */
  gone: boolean
  compact: boolean
  /** The tenant has several numbers: say on which one. */
  numbered: boolean
  /** In "Mine" everybody knows whose it is. */
  mine: boolean
}

/** One conversation of the list. Drawn again only when one of its properties changed, or the minute. */
export function Row(props: Props) {
  const { row, href, top, position, of, unread, mark, selected, tabbable, gone, compact, numbered, mine } = props
  const name = contactName(row.contact)
  const now = minute.value
  const assignee = row.baton.holder === 'agent' ? row.baton.userId : null
  const chips = compact ? null : rowChips({ row, now })
  const here = readColleagues(props.here)
  const looking = list(here.map(({ userId }) => personName(userId)))
  return (
    // biome-ignore lint/a11y/useSemanticElements: a list element would not let rows lie where they scroll to
    <div
      class={`row-place ${gone ? 'row-gone' : ''}`}
      role="listitem"
      aria-posinset={position}
      aria-setsize={of}
      style={{ transform: `translateY(${top}px)` }}
    >
      <a
        class={`row ${unread > 0 ? 'row-unread' : ''}`}
        data-row={row.id}
        href={href}
        tabIndex={tabbable ? 0 : -1}
        aria-current={selected ? 'true' : undefined}
        draggable={false}
      >
        <Avatar id={row.id} name={name} {...dotOf(here)} />
        <span class="row-lines">
          <span class="row-line">
            <span class="row-name" dir="auto">
              {name}
            </span>
            {looking && <span class="visually-hidden">{t('inbox.looking', { names: looking })}</span>}
            {row.contact.groupId && (
              <Users class="row-channel" size={13} role="img" aria-label={t('conversation.group')} />
            )}
            {numbered && <ChannelIcon id={row.channelId} />}
            <time class="row-time numbers" dateTime={new Date(row.lastAt).toISOString()} title={exactTime(row.lastAt)}>
              {shortTime(row.lastAt, now)}
            </time>
          </span>
          <span class="row-line">
            <PreviewLine preview={previewOf({ row, mark, here, open: selected })} />
            {compact && <FoldedChips row={row} now={now} />}
            {unread > 0 && (
              <span class="row-pill numbers">
                <bdi aria-hidden="true" dir="ltr">
                  {unread > 9 ? '9+' : unread}
                </bdi>
                <span class="visually-hidden">{t('inbox.unread', { n: unread })}</span>
              </span>
            )}
            {chips === null && assignee && !mine && <Assignee userId={assignee} />}
          </span>
          {chips !== null && (
            <span class="row-line">
              {chips}
              {assignee && <Assignee userId={assignee} />}
            </span>
          )}
        </span>
      </a>
    </div>
  )
}

function dotOf(here: readonly Colleague[]): { presence?: 'here' | 'writing' } {
  if (here.length === 0) return {}
  return { presence: here.some(({ writing }) => writing !== null) ? 'writing' : 'here' }
}

function ChannelIcon({ id }: { id: string }) {
  const digits = channelOf(id)?.displayPhoneNumber
  if (!digits) return null
  const words = t('inbox.onNumber', { number: formatNumber(digits) })
  return (
    <span class="row-channel" title={words}>
      <Phone size={13} aria-hidden="true" />
      <span class="visually-hidden">{words}</span>
    </span>
  )
}
