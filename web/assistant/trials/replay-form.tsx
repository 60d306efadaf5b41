import { Play } from 'lucide-preact'
import { useState } from 'preact/hooks'
import { t } from '../../i18n'
import { Button } from '../../ui/button'
import { SelectField } from '../../ui/select-field'

const CONVERSATIONS = [20, 50, 100, 200]
const DAYS = [7, 30, 90, 365]

/** How many past conversations, and how far back. */
export function ReplayForm({ start }: { start: (wanted: { conversations: number; days: number }) => Promise<void> }) {
  const [conversations, setConversations] = useState('50')
  const [days, setDays] = useState('90')
  const [busy, setBusy] = useState(false)
  return (
    <form
      class="replay-form"
      onSubmit={async (event) => {
        event.preventDefault()
        setBusy(true)
        await start({ conversations: Number(conversations), days: Number(days) })
        setBusy(false)
      }}
    >
      <SelectField
        label={t('trials.conversations')}
        value={conversations}
        options={CONVERSATIONS.map((n) => ({ value: String(n), name: t('trials.upTo', { n }) }))}
        onChange={setConversations}
      />
      <SelectField
        label={t('trials.period')}
        value={days}
        options={DAYS.map((n) => ({ value: String(n), name: t('trials.lastDays', { n }) }))}
        onChange={setDays}
      />
      <Button type="submit" icon={<Play size={16} />} disabled={busy}>
        {t('trials.replayStart')}
      </Button>
    </form>
  )
}
