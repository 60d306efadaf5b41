import { AlarmClock, CircleAlert, Clock, Hourglass, Lock, Siren, Sparkle, Timer, Users } from 'lucide-preact'
import type { ComponentChildren } from 'preact'
import type { ConversationRow } from '../../workers/conversations/live-event'
import { channelOf, type LabelShown, labelOf, personName } from '../frame/tenant'
import { t } from '../i18n'
import { dayAndTime, duration } from '../i18n/time'
import { Avatar } from '../ui/avatar'
import { Chip } from '../ui/chip'
import { chipsOf, type RowChip } from './chips'
import { Handed, handedWords } from './handed'
import '../conversation/head-actions.css'

/** A third would be cut off; it stands in the open conversation. */
const CHIPS_SHOWN = 2
const LABELS_SHOWN = 2
const ICONS = {
  handed: Users,
  late: CircleAlert,
  send_failed: CircleAlert,
  unknown_send: Clock,
  waits: Timer,
  closes: Hourglass,
  closed: Lock,
  assistant: Sparkle,
  snoozed: AlarmClock,
} satisfies Record<RowChip['kind'], typeof Lock>

interface Props {
  row: ConversationRow
  now: number
}

/** The third line, or null when it has nothing to say. */
export function rowChips({ row, now }: Props): ComponentChildren {
  const chips = chipsOf(row, now, channelOf(row.channelId)?.assistant === false)
  const labels = row.labels.map(labelOf).filter((label) => label !== undefined)
  if (chips.length + labels.length === 0) return null
  const shown = labels.slice(0, chips.length > 0 ? LABELS_SHOWN - 1 : LABELS_SHOWN)
  const more = labels.length - shown.length
  return (
    <span class="row-chips">
      {chips.slice(0, CHIPS_SHOWN).map((chip) =>
        chip.kind === 'handed' ? (
          <Handed key={chip.kind} handed={chip} size={18} />
        ) : (
          <Chip key={chip.kind} size={18} tone={chip.tone} icon={<ChipIcon chip={chip} />} title={why(chip)}>
            {words(chip, now)}
          </Chip>
        ),
      )}
      {shown.map((label) => (
        <LabelChip key={label.id} label={label} />
      ))}
      {more > 0 && (
        <Chip size={18} title={t('inbox.moreLabels', { n: more })}>
          <bdi dir="ltr">+{more}</bdi>
        </Chip>
      )}
    </span>
  )
}

/** Where rows are low: one icon for the most pressing. */
export function FoldedChips({ row, now }: Props) {
  const [chip] = chipsOf(row, now, channelOf(row.channelId)?.assistant === false)
  if (!chip) return null
  return (
    <span class={`row-folded row-folded-${chip.tone}`} title={`${words(chip, now)}. ${why(chip)}`}>
      <ChipIcon chip={chip} />
      <span class="visually-hidden">{words(chip, now)}</span>
    </span>
  )
}

export function Assignee({ userId }: { userId: string }) {
  const name = personName(userId)
  return (
    <span class="row-assignee" title={t('inbox.assignedTo', { name })}>
      <Avatar id={userId} name={name} size={20} />
      <span class="visually-hidden">{t('inbox.assignedTo', { name })}</span>
    </span>
  )
}

function ChipIcon({ chip: { kind, tone } }: { chip: RowChip }) {
  const Icon = tone === 'danger' ? Siren : ICONS[kind]
  return <Icon size={13} strokeWidth={2} aria-hidden="true" />
}

/** A name keeps its own direction, so that the beginning is what remains of a long one. */
function LabelChip({ label }: { label: LabelShown }) {
  return (
    <span class="chip chip-neutral chip-18 row-label" title={label.name}>
      <span class={`label-square label-${label.colour}`} />
      <span class="chip-text" dir="auto">
        {label.name}
      </span>
    </span>
  )
}

function words(chip: RowChip, now: number): string {
  switch (chip.kind) {
    case 'handed':
      return handedWords(chip)
    case 'late':
      return t('inbox.chipLate')
    case 'send_failed':
      return t('inbox.chipSendFailed')
    case 'unknown_send':
      return t('inbox.chipUnknownSend')
    case 'waits':
      return t('inbox.chipWaits', { time: duration(chip.ms) })
    case 'closes':
      return t('inbox.chipCloses', { time: duration(chip.ms) })
    case 'closed':
      return t('inbox.chipClosed')
    case 'assistant':
      return t('inbox.chipAssistant')
    case 'snoozed':
      if (chip.until === null) return t('inbox.chipSnoozedReply')
      return t('inbox.chipSnoozed', { time: dayAndTime(chip.until, now) })
  }
}

function why(chip: RowChip): string {
  switch (chip.kind) {
    case 'handed':
      return t('inbox.whyWaits')
    case 'late':
      return t('inbox.whyLate')
    case 'send_failed':
      return t('inbox.whySendFailed')
    case 'unknown_send':
      return t('inbox.whyUnknownSend')
    case 'waits':
      return t('inbox.whyWaits')
    case 'closes':
      return t('inbox.whyCloses')
    case 'closed':
      return t('inbox.whyClosed')
    case 'assistant':
      return t('inbox.whyAssistant')
    case 'snoozed':
      return t('inbox.whySnoozed')
  }
}
