import { Check, Sparkle, X } from 'lucide-preact'
import { useState } from 'preact/hooks'
import { api, ok } from '../../api'
import { type ChannelShown, loadTenant, tenant } from '../../frame/tenant'
import { t, tx } from '../../i18n'
import { formatNumber } from '../../i18n/phone-number'
import { dateOnly, dateWithTime } from '../../i18n/time'
import { problemText } from '../../problem-text'
import { may } from '../../session'
import { Button } from '../../ui/button'
import { Dialog } from '../../ui/dialog'
import { TextArea } from '../../ui/field'
import { sayError } from '../../ui/toast'
import { GateForm } from './gate-form'
import { lackingIn } from './run-filter'
import { type Gate, trialServer } from './server'
import { reasonText, trialName } from './words'

interface Props {
  gate: Gate
  changed: () => Promise<void>
}

const LEAST_REASON = 10

/** Whether the assistant may speak, what is missing, and the switch of each number. */
export function GoLive({ gate, changed }: Props) {
  const [overriding, setOverriding] = useState(false)
  const { channels } = tenant.value
  return (
    <section class="go-live" aria-labelledby="go-live-title">
      <h3 id="go-live-title">
        <Sparkle size={16} strokeWidth={2} /> {t('trials.goLive')}
      </h3>
      <p role="status">{stateText(gate)}</p>
      {gate.trials.length > 0 && (
        <ul class="go-live-trials" aria-label={t('trials.counted')}>
          {gate.trials.map((trial) => (
            <li key={trial.id}>
              {trial.passed ? <Check size={15} /> : <X size={15} />}
              <a href={`/assistant/trials/${trial.id}`}>
                <bdi>{trialName(trial)}</bdi>
              </a>
              <span class="trials-facts">
                {dateWithTime(trial.endedAt ?? 0)} · {t(trial.passed ? 'trials.passed' : 'trials.notPassed')}
              </span>
            </li>
          ))}
        </ul>
      )}
      {!gate.open && (
        <ul class="go-live-reasons">
          {gate.reasons.map((reason) => (
            <li key={reason.code}>
              <X size={15} /> <span>{reasonText(reason)}</span> <Lacking reason={reason} />
            </li>
          ))}
        </ul>
      )}
      <div class="go-live-verbs">
        {!gate.open && may('assistant.write') && (
          <Button kind="quiet" onClick={() => setOverriding(true)}>
            {t('trials.override')}
          </Button>
        )}
        {gate.override && may('assistant.write') && (
          <Button kind="quiet" onClick={() => void act(trialServer.endOverride, changed)}>
            {t('trials.endOverride')}
          </Button>
        )}
      </div>
      {channels.length > 0 && (
        <ul class="go-live-numbers">
          {channels.map((channel) => (
            <OneNumber key={channel.id} channel={channel} mayGoLive={gate.open} changed={changed} />
          ))}
        </ul>
      )}
      <GateForm key={JSON.stringify(gate.thresholds)} gate={gate} changed={changed} />
      {overriding && <OverrideDialog onClose={() => setOverriding(false)} changed={changed} />}
    </section>
  )
}

/** To the very questions of which it is said. */
function Lacking({ reason: { code, trialId } }: { reason: Gate['reasons'][number] }) {
  if (trialId === null) return null
  const shown = lackingIn(code)
  return (
    <a href={`/assistant/trials/${trialId}${shown === null ? '' : `?show=${shown}`}`}>
      {t(shown === null ? 'trials.openTrial' : 'trials.seeQuestions')}
    </a>
  )
}

function stateText({ by, override }: Gate): string {
  if (by === 'trial') return t('trials.readyByTrial')
  if (by === 'override') return t('trials.readyByOverride', { day: dateOnly(override?.until ?? 0) })
  return t(by === 'not_needed' ? 'trials.readyAnyway' : 'trials.notReady')
}

async function act(work: () => Promise<unknown>, changed: () => Promise<void>): Promise<void> {
  try {
    await work()
  } catch (error) {
    sayError(problemText(error))
  }
  await changed()
}

function OneNumber({
  channel,
  mayGoLive,
  changed,
}: {
  channel: ChannelShown
  mayGoLive: boolean
  changed: Props['changed']
}) {
  const [busy, setBusy] = useState(false)
  const { id: channelId, assistant: live, displayPhoneNumber } = channel
  const number = <bdi class="numbers">{formatNumber(displayPhoneNumber)}</bdi>
  const turn = async () => {
    setBusy(true)
    await act(async () => {
      await ok(api.channels[':channelId'].assistant.$put({ param: { channelId }, json: { on: !live } }))
      await loadTenant()
    }, changed)
    setBusy(false)
  }
  return (
    <li>
      <span class="go-live-number">
        {live && <Check size={16} />} <span>{tx(live ? 'trials.speaks' : 'trials.silent', { number })}</span>
      </span>
      {may('channel.write') && (
        <Button kind={live ? 'plain' : 'assistant'} disabled={busy || !(live || mayGoLive)} onClick={() => void turn()}>
          {t(live ? 'trials.stop' : 'trials.goLive')}
        </Button>
      )}
    </li>
  )
}

function OverrideDialog({ onClose, changed }: { onClose: () => void; changed: Props['changed'] }) {
  const [reason, setReason] = useState('')
  const ready = reason.trim().length >= LEAST_REASON
  const save = async () => {
    await act(() => trialServer.override(reason), changed)
    onClose()
  }
  return (
    <Dialog
      title={t('trials.override')}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{t('frame.cancel')}</Button>
          <Button kind="danger" disabled={!ready} onClick={() => void save()}>
            {t('trials.override')}
          </Button>
        </>
      }
    >
      <p>{t('trials.overrideHelp')}</p>
      <TextArea
        label={t('trials.overrideReason')}
        value={reason}
        maxLength={500}
        rows={3}
        onInput={(event) => setReason(event.currentTarget.value)}
      />
    </Dialog>
  )
}
