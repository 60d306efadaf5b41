import { Siren, UserRound, Users } from 'lucide-preact'
import { teamName } from '../frame/tenant'
import { type MessageKey, t } from '../i18n'
import { Chip } from '../ui/chip'
import type { RowChip } from './chips'

type HandedOver = Pick<Extract<RowChip, { kind: 'handed' }>, 'tone' | 'reason' | 'team'>

/** Why people were called, and which of them: in the row and above the conversation alike. */
export function Handed({ handed, size }: { handed: HandedOver; size: 18 | 26 }) {
  const { reason, team, tone } = handed
  const why = reason === null ? undefined : REASONS[reason]
  const name = team === null ? undefined : teamName(team)
  const all = handedWords(handed)
  const Icon = tone === 'danger' ? Siren : UserRound
  return (
    <>
      {why && (
        <Chip size={size} tone={tone} icon={<Icon size={size / 2 + 4} aria-hidden="true" />} title={all}>
          {t(why)}
        </Chip>
      )}
      {name !== undefined && (
        <Chip size={size} icon={<Users size={size / 2 + 4} aria-hidden="true" />} title={all}>
          {t('inbox.waitsForTeam', { name })}
        </Chip>
      )}
    </>
  )
}

export function handedWords({ reason, team }: HandedOver): string {
  const why = reason === null ? undefined : REASONS[reason]
  const name = team === null ? undefined : teamName(team)
  const said = [why && t(why), name === undefined ? undefined : t('inbox.waitsForTeam', { name })]
  return said.filter((one) => one !== undefined).join(' · ')
}

const REASONS: Readonly<Record<string, MessageKey>> = {
  danger: 'inbox.handedDanger',
  asked_for_person: 'inbox.handedPerson',
  person_wanted: 'inbox.handedPerson',
  angry: 'inbox.handedAngry',
  complaint: 'inbox.handedComplaint',
  vip: 'inbox.handedVip',
}
