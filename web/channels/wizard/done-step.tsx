import { CircleAlert, CircleCheck } from 'lucide-preact'
import { type MessageKey, t, tx } from '../../i18n'
import { formatNumber } from '../../i18n/phone-number'
import { LinkButton } from '../../ui/link-button'
import { failureText } from './failure-text'
import type { Connected } from './server'

const DONE: Record<Connected['steps'][number]['name'], MessageKey> = {
  checked: 'channels.doneChecked',
  stored: 'channels.doneStored',
  override: 'channels.overrideDone',
  subscribed: 'channels.subscribed',
  registered: 'channels.registered',
}

/** What was done, what is left, and how to see that it works. */
export function DoneStep({ connected }: { connected: Connected }) {
  const { channel, steps } = connected
  const number = formatNumber(channel.displayPhoneNumber)
  const digits = channel.displayPhoneNumber.replace(/\D/g, '')
  const left = steps.filter(({ ok }) => !ok)
  const reachable = !left.some(({ name }) => name === 'registered' || name === 'subscribed')
  return (
    <div class="wizard-done">
      <h2>{t(left.length === 0 ? 'channels.doneTitle' : 'channels.donePartly', { number })}</h2>
      <ul class="wizard-did">
        {steps.map((step) => (
          <li key={step.name} class={step.ok ? 'check-good' : 'check-bad'}>
            {step.ok ? <CircleCheck size={16} /> : <CircleAlert size={16} />}
            <span>{step.ok ? t(DONE[step.name]) : failureText(step)}</span>
          </li>
        ))}
      </ul>
      {reachable && (
        <p>
          {tx('channels.doneTest', {
            number: (
              <a href={`https://wa.me/${digits}`} target="_blank" rel="noopener noreferrer" dir="ltr">
                {number}
              </a>
            ),
          })}
        </p>
      )}
      <p class="wizard-verbs">
        <LinkButton kind={reachable ? 'plain' : 'main'} href={`/channels/${channel.id}`}>
          {t('channels.doneToChannel')}
        </LinkButton>
        <LinkButton kind={reachable ? 'main' : 'plain'} href="/inbox/all">
          {t('frame.toInbox')}
        </LinkButton>
      </p>
    </div>
  )
}
