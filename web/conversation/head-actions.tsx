import { AlarmClock, Check, RotateCcw, Tag, UserPlus, UsersRound } from 'lucide-preact'
import { useEffect, useRef } from 'preact/hooks'
import { register } from '../frame/shortcuts'
import { channelOf, personName, tenant } from '../frame/tenant'
import { t } from '../i18n'
import type { Inbox } from '../inbox/store'
import { may } from '../session'
import { Avatar } from '../ui/avatar'
import { Button, IconButton } from '../ui/button'
import { Menu, MenuItem, MenuList } from '../ui/menu'
import { giveBaton, reopen, resolve, snooze } from './commands'
import { SHORTEST_SNOOZE_MS, type SnoozeChoice, snoozeUntil } from './composer/snooze-times'
import { LabelMenu } from './label-menu'
import type { Thread } from './store'
import './head-actions.css'

interface Props {
  thread: Thread
  inbox: Inbox
  /** After `resolve and next`: where to go. */
  onNext?: () => void
}

/** Who does it, when again, what it is about, and that it is done. */
export function HeadActions({ thread, inbox, onNext }: Props) {
  const bar = useRef<HTMLDivElement>(null)
  const state = thread.conversation.value?.state
  const allowed = may('conversation.assign')
  useEffect(() => {
    if (!allowed) return
    const click = (name: string) => () => {
      const button = bar.current?.querySelector<HTMLElement>(`[data-action="${name}"]`)
      button?.focus() // a menu gives the focus back to where it was
      button?.click()
    }
    const toggle = () =>
      thread.conversation.peek()?.state === 'resolved' ? reopen(thread, inbox) : resolve(thread, inbox)
    return register([
      { keys: 'KeyE', name: t('composer.resolve'), run: () => void toggle() },
      {
        keys: 'Shift+KeyE',
        name: t('composer.resolveNext'),
        run: () => void resolve(thread, inbox).then((done) => done && onNext?.()),
      },
      {
        keys: 'KeyI',
        name: t('composer.assignToMe'),
        run: () => void giveBaton(thread, inbox, { holder: 'agent', userId: inbox.me.id }),
      },
      { keys: 'KeyA', name: t('composer.assign'), run: click('assign') },
      { keys: 'KeyS', name: t('composer.snooze'), run: click('snooze') },
      { keys: 'KeyL', name: t('composer.labels'), run: click('labels') },
    ])
  }, [thread, inbox, onNext, allowed])
  if (!state || !allowed) return null
  return (
    <div class="head-actions" ref={bar}>
      <LabelMenu
        thread={thread}
        inbox={inbox}
        trigger={(attributes) => (
          <IconButton name={t('composer.labels')} keys="L" data-action="labels" {...attributes}>
            <Tag size={18} />
          </IconButton>
        )}
      />
      <AssignMenu thread={thread} inbox={inbox} />
      <SnoozeMenu thread={thread} inbox={inbox} />
      {state === 'resolved' ? (
        <Button icon={<RotateCcw size={16} />} onClick={() => void reopen(thread, inbox)}>
          {t('composer.reopen')}
        </Button>
      ) : (
        <Button icon={<Check size={16} />} onClick={() => void resolve(thread, inbox)}>
          {t('composer.resolve')}
        </Button>
      )}
    </div>
  )
}

function AssignMenu({ thread, inbox }: Props) {
  const baton = thread.conversation.value?.baton
  const holder = baton?.holder === 'agent' ? baton.userId : null
  const name = holder ? t('composer.assignedTo', { name: personName(holder) }) : t('composer.assign')
  const colleagues = tenant.value.people.filter(
    ({ id, role, deactivatedAt }) => id !== inbox.me.id && role !== 'analyst' && deactivatedAt === null,
  )
  return (
    <Menu
      label={t('composer.assign')}
      trigger={(attributes) => (
        <IconButton name={name} keys="A" data-action="assign" {...attributes}>
          {holder ? <Avatar id={holder} name={personName(holder)} size={24} /> : <UserPlus size={18} />}
        </IconButton>
      )}
    >
      {(close) => {
        const give = (to: Parameters<typeof giveBaton>[2]) => () => {
          close()
          void giveBaton(thread, inbox, to)
        }
        return (
          <>
            <MenuItem
              checked={holder === inbox.me.id}
              hint="I"
              onClick={give({ holder: 'agent', userId: inbox.me.id })}
            >
              {t('composer.toMe')}
            </MenuItem>
            {colleagues.map(({ id, name }) => (
              <MenuItem
                key={id}
                checked={holder === id}
                icon={<Avatar id={id} name={name} size={20} />}
                onClick={give({ holder: 'agent', userId: id })}
              >
                <span dir="auto">{name}</span>
              </MenuItem>
            ))}
            <hr class="menu-rule" />
            {tenant.value.teams.map(({ id, name }) => (
              <MenuItem
                key={id}
                checked={baton?.holder === 'people' && baton.team === id}
                icon={<UsersRound size={18} />}
                onClick={give({ holder: 'people', team: id })}
              >
                <span dir="auto">{name}</span>
              </MenuItem>
            ))}
            {tenant.value.teams.length > 0 && <hr class="menu-rule" />}
            <MenuItem
              checked={baton?.holder === 'people' && baton.team === undefined}
              onClick={give({ holder: 'people' })}
            >
              {t('composer.toNobody')}
            </MenuItem>
            {channelOf(thread.conversation.value?.channelId ?? '')?.assistant && (
              <MenuItem checked={baton?.holder === 'assistant'} onClick={give({ holder: 'assistant' })}>
                {t('composer.toAssistant')}
              </MenuItem>
            )}
          </>
        )
      }}
    </Menu>
  )
}

const CHOICES = [
  ['customer_writes', 'composer.snoozeCustomer'],
  ['hour', 'composer.snoozeHour'],
  ['three_hours', 'composer.snoozeThree'],
  ['tomorrow', 'composer.snoozeTomorrow'],
  ['next_week', 'composer.snoozeWeek'],
  ['next_month', 'composer.snoozeMonth'],
] as const satisfies readonly (readonly [SnoozeChoice, string])[]

function SnoozeMenu({ thread, inbox }: Props) {
  const snoozed = thread.conversation.value?.state === 'snoozed'
  return (
    <Menu
      kind="form"
      label={t('composer.snooze')}
      trigger={(attributes) => (
        <IconButton name={t('composer.snooze')} keys="S" pressed={snoozed} data-action="snooze" {...attributes}>
          <AlarmClock size={18} />
        </IconButton>
      )}
    >
      {(close) => (
        <>
          <MenuList label={t('composer.snooze')}>
            {snoozed && (
              <MenuItem
                onClick={() => {
                  close()
                  void reopen(thread, inbox)
                }}
              >
                {t('composer.wake')}
              </MenuItem>
            )}
            {CHOICES.map(([choice, key]) => (
              <MenuItem
                key={choice}
                onClick={() => {
                  close()
                  void snooze(thread, inbox, snoozeUntil(choice, Date.now()))
                }}
              >
                {t(key)}
              </MenuItem>
            ))}
          </MenuList>
          <hr class="menu-rule" />
          <form
            class="snooze-at"
            onSubmit={(event) => {
              event.preventDefault()
              const at = new FormData(event.currentTarget).get('at')
              const until = new Date(String(at)).getTime()
              if (Number.isNaN(until)) return
              close()
              void snooze(thread, inbox, Math.max(until, Date.now() + SHORTEST_SNOOZE_MS))
            }}
          >
            <label for="snooze-at">{t('composer.snoozeAt')}</label>
            <input id="snooze-at" class="field-input" type="datetime-local" name="at" required />
            <Button type="submit">{t('composer.snoozeSet')}</Button>
          </form>
        </>
      )}
    </Menu>
  )
}
