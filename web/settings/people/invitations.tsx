import { Mail } from 'lucide-preact'
import { useState } from 'preact/hooks'
import { minute } from '../../frame/clock'
import { personName } from '../../frame/tenant'
import { list, t } from '../../i18n'
import { dateOnly, shortTime } from '../../i18n/time'
import { may } from '../../session'
import { Button } from '../../ui/button'
import { Chip } from '../../ui/chip'
import { say } from '../../ui/toast'
import { Question } from '../question'
import { type Invitation, peopleServer } from './server'
import type { PeopleStore } from './store'
import { isWithinMine, namesOfTeams, permissionsOf, roleName } from './words'

/** Who was invited and has not come yet. */
export function Invitations({ store }: { store: PeopleStore }) {
  const [asked, setAsked] = useState<Invitation | null>(null)
  const open = store.invitations.value
  if (open.length === 0) return null
  return (
    <section class="page-section" aria-labelledby="invitations-title">
      <h3 id="invitations-title" class="people-title">
        {t('people.invitations')}
      </h3>
      <ul class="people-list">
        {open.map((invitation) => (
          <One key={invitation.id} invitation={invitation} store={store} onWithdraw={() => setAsked(invitation)} />
        ))}
      </ul>
      {asked && <WithdrawDialog invitation={asked} store={store} onClose={() => setAsked(null)} />}
    </section>
  )
}

interface OneProps {
  invitation: Invitation
  store: PeopleStore
  onWithdraw: () => void
}

function One({ invitation, store, onWithdraw }: OneProps) {
  const { id, email, teamIds, invitedBy, createdAt, expiresAt } = invitation
  const roles = store.roles.value
  const isOver = expiresAt <= minute.value
  const isMine = may('person.write') && isWithinMine(permissionsOf(invitation, roles))
  return (
    <li class="people-item">
      <span class="people-mail">
        <Mail size={18} />
      </span>
      <div class="people-words">
        <span class="people-name">
          <bdi>{email}</bdi>
          <Chip size={18} tone={isOver ? 'soon' : 'neutral'}>
            {t(isOver ? 'people.expired' : 'people.expires', { date: dateOnly(expiresAt) })}
          </Chip>
        </span>
        <span class="people-email">
          {list([roleName(invitation, roles), ...namesOfTeams(teamIds, store.teams.value)])}
          {' · '}
          {t('people.invitedBy', { name: personName(invitedBy), time: shortTime(createdAt, minute.value) })}
        </span>
      </div>
      {isMine && (
        <div class="people-verbs">
          <Button
            kind="quiet"
            disabled={store.busy.value}
            aria-label={t('people.resendTo', { email })}
            onClick={() => void store.act(() => peopleServer.resend(id), t('people.resent', { email }))}
          >
            {t('people.resend')}
          </Button>
          <Button
            kind="quiet"
            disabled={store.busy.value}
            aria-label={t('people.withdrawOf', { email })}
            onClick={onWithdraw}
          >
            {t('people.withdraw')}
          </Button>
        </div>
      )}
    </li>
  )
}

function WithdrawDialog(props: { invitation: Invitation; store: PeopleStore; onClose: () => void }) {
  const { invitation, store, onClose } = props
  const { id, email } = invitation
  async function withdraw(): Promise<void> {
    try {
      await peopleServer.withdraw(id)
      say(t('people.withdrawn', { email }))
    } finally {
      await store.refresh()
    }
  }
  return (
    <Question
      danger
      title={t('people.withdrawTitle', { email })}
      verb={t('people.withdraw')}
      onConfirm={withdraw}
      onClose={onClose}
    >
      <p>{t('people.withdrawText')}</p>
    </Question>
  )
}
