import { useState } from 'preact/hooks'
import { t } from '../../i18n'
import { TextField } from '../../ui/field'
import { Notice } from '../../ui/notice'
import { Toggle } from '../../ui/toggle'
import { Group, type GroupProps, SavedTogether } from './group'

/** As workers/tenants/organization.ts takes it: ten years. */
const MOST_DAYS = 3660

/** How long things are to be kept; written down now, done in a later version. */
export function Keeping({ store, organization: { retention, healthcare } }: GroupProps) {
  const [messages, setMessages] = useState(shown(retention.messages))
  const [media, setMedia] = useState(shown(retention.media))
  const wanted = { messages: daysOf(messages), media: daysOf(media) }
  const wrong = t('organization.daysWrong', { n: MOST_DAYS })
  return (
    <Group title={t('organization.keeping')}>
      <Notice tone="info">{t('organization.keepingLater')}</Notice>
      <SavedTogether
        changed={wanted.messages !== retention.messages || wanted.media !== retention.media}
        ready={wanted.messages !== undefined && wanted.media !== undefined}
        save={() =>
          store.save('retention', { retention: { messages: wanted.messages ?? null, media: wanted.media ?? null } })
        }
      >
        <TextField
          label={t('organization.keepMessages')}
          help={t('organization.keepHelp')}
          error={wanted.messages === undefined ? wrong : undefined}
          inputMode="numeric"
          value={messages}
          onInput={({ currentTarget: { value } }) => setMessages(value)}
        />
        <TextField
          label={t('organization.keepMedia')}
          help={t('organization.keepHelp')}
          error={wanted.media === undefined ? wrong : undefined}
          inputMode="numeric"
          value={media}
          onInput={({ currentTarget: { value } }) => setMedia(value)}
        />
      </SavedTogether>
      <Toggle
        label={t('organization.healthcare')}
        help={t('organization.healthcareHelp')}
        on={healthcare}
        disabled={store.busy.value !== null}
        onChange={(on) => void store.turn({ healthcare: on }, { healthcare }, t('organization.saved'))}
      />
    </Group>
  )
}

function shown(days: number | null): string {
  return days === null ? '' : String(days)
}

/** Nothing entered is for ever; undefined: no number of days. */
function daysOf(text: string): number | null | undefined {
  const trimmed = text.trim()
  if (trimmed === '') return null
  const days = Number(trimmed)
  return Number.isInteger(days) && days >= 1 && days <= MOST_DAYS ? days : undefined
}
