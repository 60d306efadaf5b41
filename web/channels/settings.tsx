import { t } from '../i18n'
import { formatNumber } from '../i18n/phone-number'
import { may } from '../session'
import { Toggle } from '../ui/toggle'
import { type Channel, channelServer } from './server'
import type { ChannelStore } from './store'

/** What people decide about the number. */
export function Settings({ channel, store }: { channel: Channel; store: ChannelStore }) {
  const { id, assistant, readMarks, displayPhoneNumber } = channel
  const disabled = !may('channel.write') || store.busy.value !== null
  const number = formatNumber(displayPhoneNumber)
  return (
    <section class="page-section" aria-labelledby="settings-title">
      <h2 id="settings-title">{t('channels.settings')}</h2>
      <Toggle
        assistant
        label={t('channels.assistantAnswers')}
        help={t(assistant ? 'channels.assistantOnHelp' : 'channels.assistantOffHelp')}
        on={assistant}
        disabled={disabled}
        onChange={(on) =>
          void store.act(
            'assistant',
            () => channelServer.assistant(id, on),
            t(on ? 'knowledge.switchedOn' : 'knowledge.switchedOff', { number }),
          )
        }
      />
      <Toggle
        label={t('channels.readMarks')}
        help={t('channels.readMarksHelp')}
        on={readMarks}
        disabled={disabled}
        onChange={(on) =>
          void store.act('readMarks', () => channelServer.change(id, { readMarks: on }), t('channels.saved'))
        }
      />
    </section>
  )
}
