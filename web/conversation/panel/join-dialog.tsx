import { useEffect, useState } from 'preact/hooks'
import { ApiProblem } from '../../api'
import { t } from '../../i18n'
import { formatNumber } from '../../i18n/phone-number'
import { problemText } from '../../problem-text'
import { Avatar } from '../../ui/avatar'
import { Button } from '../../ui/button'
import { Dialog } from '../../ui/dialog'
import { TextField } from '../../ui/field'
import type { Thread } from '../store'
import { type FoundContact, joinContact, searchContacts } from './joining'
import './join.css'

interface Props {
  thread: Thread
  contactId: string
  onJoined: () => Promise<void>
  onClose: () => void
}

/** Between two letters nobody asks. */
const PAUSE_MS = 200

/** Finds the other contact, says what will happen, and joins it to the one on screen. */
export function JoinDialog({ thread, contactId, onJoined, onClose }: Props) {
  const [search, setSearch] = useState('')
  const [chosen, setChosen] = useState<FoundContact | null>(null)
  const [busy, setBusy] = useState(false)
  const { found, problem } = useFound(search, contactId)
  const join = async () => {
    if (!chosen) return
    setBusy(true)
    if (await joinContact(thread, { from: chosen.id, into: contactId }, onJoined)) onClose()
    else setBusy(false)
  }
  return (
    <Dialog
      title={t('identity.joinTitle')}
      onClose={onClose}
      actions={
        <>
          <Button kind="quiet" onClick={onClose}>
            {t('frame.cancel')}
          </Button>
          <Button kind="main" disabled={!chosen || busy} onClick={() => void join()}>
            {t('identity.joinConfirm')}
          </Button>
        </>
      }
    >
      <p>{t('identity.joinText')}</p>
      <TextField
        label={t('identity.joinSearch')}
        type="search"
        value={search}
        {...(problem ? { error: problem } : {})}
        onInput={({ currentTarget }) => {
          setSearch(currentTarget.value)
          setChosen(null)
        }}
      />
      <fieldset class="join-found" aria-label={t('identity.joinTitle')}>
        {found?.map((contact) => (
          <label key={contact.id} class="join-one">
            <input type="radio" name="join" checked={chosen?.id === contact.id} onChange={() => setChosen(contact)} />
            <Avatar id={contact.id} name={nameOf(contact)} size={24} />
            <span class="join-words">
              <bdi>{nameOf(contact)}</bdi>
              <bdi class="join-more numbers" dir="ltr">
                {addressOf(contact)}
              </bdi>
            </span>
          </label>
        ))}
        {found?.length === 0 && <p class="join-none">{t('identity.joinNobody')}</p>}
      </fieldset>
    </Dialog>
  )
}

/** null: nothing was asked for yet. The contact itself is not among them. */
function useFound(search: string, own: string): { found: FoundContact[] | null; problem: string | null } {
  const [found, setFound] = useState<FoundContact[] | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  useEffect(() => {
    if (search.trim().length < 2) return setFound(null)
    let current = true
    const timer = setTimeout(() => {
      searchContacts(search).then(
        (contacts) => {
          if (!current) return
          setFound(contacts.filter(({ id }) => id !== own))
          setProblem(null)
        },
        (error: unknown) => {
          if (!(error instanceof ApiProblem)) throw error
          if (current) setProblem(problemText(error))
        },
      )
    }, PAUSE_MS)
    return () => {
      current = false
      clearTimeout(timer)
    }
  }, [search, own])
  return { found, problem }
}

function nameOf({ name, waIds, username }: FoundContact): string {
  const [number] = waIds
  return name ?? (number ? formatNumber(number) : username ? `@${username}` : t('conversation.noName'))
}

function addressOf({ waIds, username }: FoundContact): string {
  return [...waIds.map(formatNumber), ...(username ? [`@${username}`] : [])].join(' · ')
}
