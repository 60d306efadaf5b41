import { Plus, SmilePlus } from 'lucide-preact'
import type { TargetedKeyboardEvent } from 'preact'
import { useState } from 'preact/hooks'
import type { ThreadMessage } from '../../../../workers/conversations/thread'
import { t } from '../../../i18n'
import { later } from '../../../media/later'
import { Menu } from '../../../ui/menu'
import { useConversation } from '../../context'
import { QUICK } from './emoji'
import { ownReaction, react } from './react'
import './reactions.css'

const Grid = later(() => import('./grid').then(({ Grid: grid }) => grid))

/** Six under the finger, the others behind the plus. */
export function ReactMenu({ message }: { message: ThreadMessage }) {
  return (
    <Menu
      kind="form"
      label={t('insert.react')}
      trigger={(attributes) => (
        <button
          type="button"
          class="message-action"
          data-react
          aria-label={t('insert.react')}
          title={t('insert.react')}
          {...attributes}
        >
          <SmilePlus size={16} />
        </button>
      )}
    >
      {(close) => <Choice message={message} close={close} />}
    </Menu>
  )
}

function Choice({ message, close }: { message: ThreadMessage; close: () => void }) {
  const { thread } = useConversation()
  const [more, setMore] = useState(false)
  const own = ownReaction(thread, message)?.emoji
  const choose = (emoji: string) => {
    close()
    void react(thread, message, emoji === own ? '' : emoji)
  }
  return (
    <div class="reactions" {...{ role: 'group', 'aria-label': t('insert.react'), onKeyDown: moveFocus }}>
      <div class="reactions-quick">
        {QUICK.map((emoji) => (
          <Emoji key={emoji} emoji={emoji} chosen={emoji === own} onChoose={choose} />
        ))}
        <button
          type="button"
          class="reactions-emoji reactions-more"
          aria-label={t('insert.moreEmoji')}
          title={t('insert.moreEmoji')}
          aria-expanded={more}
          onClick={() => setMore(!more)}
        >
          <Plus size={18} />
        </button>
      </div>
      {more && <Grid own={own} onChoose={choose} />}
    </div>
  )
}

interface EmojiProps {
  emoji: string
  chosen: boolean
  onChoose: (emoji: string) => void
}

export function Emoji({ emoji, chosen, onChoose }: EmojiProps) {
  return (
    <button
      type="button"
      class="reactions-emoji"
      data-emoji
      aria-label={t(chosen ? 'insert.takeBack' : 'insert.reactWith', { emoji })}
      aria-pressed={chosen}
      onClick={() => onChoose(emoji)}
    >
      {emoji}
    </button>
  )
}

const COLUMNS = 8
const STEPS: Readonly<Record<string, number>> = { ArrowRight: 1, ArrowLeft: -1, ArrowDown: COLUMNS, ArrowUp: -COLUMNS }

/** Over all that are shown, as a grid; in the field the arrows move the caret, but for the one that leads down. */
function moveFocus(event: TargetedKeyboardEvent<HTMLElement>): void {
  const { key, target, currentTarget } = event
  if (target instanceof HTMLInputElement && key !== 'ArrowDown') return
  const step = STEPS[key]
  if (step === undefined) return
  const all = [...currentTarget.querySelectorAll<HTMLElement>('[data-emoji]')]
  const grid = all.filter((one) => one.closest('.reactions-grid'))
  const at = all.indexOf(document.activeElement as HTMLElement)
  const along = getComputedStyle(currentTarget).direction === 'rtl' && Math.abs(step) === 1 ? -step : step
  const next = target instanceof HTMLInputElement ? grid[0] : all[at + along]
  if (!next) return
  event.preventDefault()
  next.focus()
}
