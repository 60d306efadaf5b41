import { Sparkle } from 'lucide-preact'
import { useState } from 'preact/hooks'
import { api, ok } from '../api'
import { type ChannelShown, loadTenant, tenant } from '../frame/tenant'
import { t, tx } from '../i18n'
import { formatNumber } from '../i18n/phone-number'
import { problemText } from '../problem-text'
import { may } from '../session'
import { say, sayError } from '../ui/toast'
import { Toggle } from '../ui/toggle'
import './switches.css'

/** Does the assistant speak: number by number. */
export function AssistantSwitches() {
  const { channels } = tenant.value
  if (channels.length === 0) return null
  return (
    <section class="switches" aria-labelledby="switches-title">
      <h2 id="switches-title">
        <Sparkle size={16} strokeWidth={2} />
        {t('knowledge.assistant')}
      </h2>
      <ul>
        {channels.map((channel) => (
          <AssistantSwitch key={channel.id} channel={channel} />
        ))}
      </ul>
    </section>
  )
}

function AssistantSwitch({ channel }: { channel: ChannelShown }) {
  const [asked, ask] = useState<boolean | null>(null)
  const on = asked ?? channel.assistant
  const number = formatNumber(channel.displayPhoneNumber)

  async function set(wanted: boolean): Promise<void> {
    ask(wanted)
    try {
      await ok(api.channels[':channelId'].assistant.$put({ param: { channelId: channel.id }, json: { on: wanted } }))
      await loadTenant()
      const undo = { label: t('frame.undo'), run: () => void set(!wanted) }
      say(t(wanted ? 'knowledge.switchedOn' : 'knowledge.switchedOff', { number }), undo)
    } catch (error) {
      sayError(problemText(error))
    } finally {
      ask(null)
    }
  }
  return (
    <li>
      <Toggle
        assistant
        label={tx(on ? 'knowledge.answersOn' : 'knowledge.silentOn', { number: <bdi class="numbers">{number}</bdi> })}
        help={t(on ? 'knowledge.onHelp' : 'knowledge.offHelp')}
        on={on}
        disabled={asked !== null || !may('channel.write')}
        onChange={(wanted) => void set(wanted)}
      />
    </li>
  )
}
