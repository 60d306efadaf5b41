import { ShieldAlert, ShieldCheck } from 'lucide-preact'
import { useState } from 'preact/hooks'
import { minute } from '../../frame/clock'
import { list, t } from '../../i18n'
import { dateOnly, exactTime, shortTime } from '../../i18n/time'
import { session } from '../../session'
import { Avatar } from '../../ui/avatar'
import { Chip } from '../../ui/chip'
import { DeactivateDialog } from './deactivate'
import { EditDialog } from './edit'
import { type Asked, PersonMenu } from './menu'
import { ResetFactorDialog } from './reset-factor'
import type { Colleague } from './server'
import type { PeopleStore } from './store'
import { namesOfTeams, roleName } from './words'

/** One line somebody. */
export function PeopleTable({ people, store }: { people: readonly Colleague[]; store: PeopleStore }) {
  const [asked, setAsked] = useState<{ what: Asked; person: Colleague } | null>(null)
  const close = () => setAsked(null)
  const meId = session.value.state === 'in' ? session.value.me.id : ''
  return (
    <>
      <table class="people-table" aria-label={t('people.table')}>
        <thead>
          <tr>
            <th scope="col">{t('people.name')}</th>
            <th scope="col">{t('people.role')}</th>
            <th scope="col">{t('people.teams')}</th>
            <th scope="col">{t('people.secondFactor')}</th>
            <th scope="col">{t('people.lastSeen')}</th>
            <th scope="col">
              <span class="visually-hidden">{t('people.verbs')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {people.map((person) => (
            <Row
              key={person.id}
              person={person}
              store={store}
              isMe={person.id === meId}
              ask={(what) => setAsked({ what, person })}
            />
          ))}
        </tbody>
      </table>
      {asked?.what === 'edit' && <EditDialog person={asked.person} store={store} onClose={close} />}
      {asked?.what === 'deactivate' && <DeactivateDialog person={asked.person} store={store} onClose={close} />}
      {asked?.what === 'resetFactor' && <ResetFactorDialog person={asked.person} store={store} onClose={close} />}
    </>
  )
}

interface RowProps {
  person: Colleague
  store: PeopleStore
  isMe: boolean
  ask: (what: Asked) => void
}

function Row({ person, store, isMe, ask }: RowProps) {
  const { id, name, email, teamIds, deactivatedAt, secondFactor } = person
  const teams = namesOfTeams(teamIds, store.teams.value)
  return (
    <tr class={deactivatedAt === null ? undefined : 'people-left'}>
      <th scope="row">
        <span class="people-who">
          <Avatar id={id} name={name} size={36} />
          <span class="people-words">
            <span class="people-name">
              <bdi>{name}</bdi>
              {isMe && <Chip size={18}>{t('people.you')}</Chip>}
              {deactivatedAt !== null && <Chip size={18}>{t('people.left', { date: dateOnly(deactivatedAt) })}</Chip>}
            </span>
            <span class="people-email">
              <bdi>{email}</bdi>
            </span>
          </span>
        </span>
      </th>
      <td data-label={t('people.role')}>
        <bdi>{roleName(person, store.roles.value)}</bdi>
      </td>
      <td data-label={t('people.teams')}>
        {teams.length > 0 ? list(teams) : <span class="people-none">{t('people.noTeams')}</span>}
      </td>
      <td data-label={t('people.secondFactor')}>
        <span class={secondFactor ? 'people-factor' : 'people-factor people-none'}>
          {secondFactor ? <ShieldCheck size={16} /> : <ShieldAlert size={16} />}
          {t(secondFactor ? 'people.factorOn' : 'people.factorOff')}
        </span>
      </td>
      <td data-label={t('people.lastSeen')}>
        <LastSeen person={person} />
      </td>
      <td class="people-more">
        <PersonMenu person={person} store={store} isMe={isMe} ask={ask} />
      </td>
    </tr>
  )
}

function LastSeen({ person: { lastSeenAt } }: { person: Colleague }) {
  if (!lastSeenAt) return <span class="people-none">{t('people.neverSeen')}</span>
  return (
    <time class="numbers" dateTime={new Date(lastSeenAt).toISOString()} title={exactTime(lastSeenAt)}>
      {shortTime(lastSeenAt, minute.value)}
    </time>
  )
}
