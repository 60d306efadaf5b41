import { Check as CheckIcon } from 'lucide-preact'
import { useEffect, useLayoutEffect, useMemo, useRef } from 'preact/hooks'
import { useLocation } from 'preact-iso'
import { NotAllowed } from '../../frame/not-allowed'
import { tenant } from '../../frame/tenant'
import { type MessageKey, t } from '../../i18n'
import { may } from '../../session'
import { Button } from '../../ui/button'
import { Notice } from '../../ui/notice'
import { PageHead } from '../../ui/page-head'
import { DoneStep } from './done-step'
import { HowStep } from './how-step'
import { handBackCode } from './sign-up'
import { AccountStep, AppStep, NumberStep, RegisterStep, shownNumber, TokenStep } from './steps'
import { createWizard, STEPS, type Wizard, type WizardStep } from './store'
import { WebhookStep } from './webhook-step'
import './wizard.css'

const NAMES: Record<WizardStep, MessageKey> = {
  how: 'channels.stepHow',
  token: 'channels.stepToken',
  account: 'channels.stepAccount',
  number: 'channels.stepNumber',
  app: 'channels.stepApp',
  webhook: 'channels.stepWebhook',
  register: 'channels.stepRegister',
  done: 'channels.stepDone',
}

/** Connects a number. `?number=` begins with one that was disconnected. */
export function WizardPage() {
  const { query } = useLocation()
  const wizard = useMemo(() => createWizard(formerNumber(query.number)), [])
  useEffect(() => {
    document.title = `${t('channels.wizardTitle')} · WhatsNexus`
    handBackCode()
    return () => wizard.close()
  }, [wizard])
  if (!may('channel.write')) return <NotAllowed />
  return (
    <section class="sheet page" aria-label={t('channels.wizardTitle')}>
      <PageHead
        title={t('channels.wizardTitle')}
        about={t('channels.wizardAbout')}
        back={{ href: '/channels', name: t('frame.channels') }}
      />
      <div class="page-scroll wizard">
        <Progress wizard={wizard} />
        <StepPart wizard={wizard} />
      </div>
    </section>
  )
}

function formerNumber(phoneNumberId: string | undefined) {
  const former = tenant.peek().channels.find((channel) => channel.phoneNumberId === phoneNumberId)
  return former ? { phoneNumberId: former.phoneNumberId, wabaId: former.wabaId } : {}
}

/** Where one is; what is behind can be gone back to. */
function Progress({ wizard }: { wizard: Wizard }) {
  const at = STEPS.indexOf(wizard.step.value)
  const over = wizard.step.value === 'done'
  return (
    <nav class="wizard-progress" aria-label={t('channels.wizardSteps')}>
      <p class="wizard-narrow">
        {t('channels.wizardStepOf', { step: at + 1, n: STEPS.length })} · {t(NAMES[wizard.step.value])}
      </p>
      <ol>
        {STEPS.map((step, index) => (
          <li key={step} class={index < at || over ? 'wizard-passed' : index === at ? 'wizard-here' : ''}>
            <button
              type="button"
              disabled={index >= at || over}
              aria-current={index === at ? 'step' : undefined}
              onClick={() => wizard.go(step)}
            >
              <span class="wizard-dot numbers">
                {index < at || over ? <CheckIcon size={14} strokeWidth={2} /> : index + 1}
              </span>
              {t(NAMES[step])}
            </button>
          </li>
        ))}
      </ol>
    </nav>
  )
}

function StepPart({ wizard }: { wizard: Wizard }) {
  const form = useRef<HTMLFormElement>(null)
  const step = wizard.step.value
  // Before anybody can type: what is typed next belongs to this step.
  useLayoutEffect(() => {
    form.current?.querySelector<HTMLElement>('input:not(:disabled), button.how')?.focus()
  }, [step])
  if (step === 'done' && wizard.connected.value) return <DoneStep connected={wizard.connected.value} />
  const last = step === 'register'
  const ready = wizard.isReady(step) && !wizard.connecting.value
  const number = shownNumber(wizard.checks.found('number')?.displayPhoneNumber ?? '')
  return (
    <form
      ref={form}
      class="wizard-step"
      onSubmit={(event) => {
        event.preventDefault()
        if (!ready || step === 'how') return
        if (last) void wizard.connect()
        else wizard.go(next(step))
      }}
    >
      <h2>{t(step === 'how' ? 'channels.howTitle' : step === 'webhook' ? 'channels.webhookTitle' : NAMES[step])}</h2>
      {step === 'token' && wizard.resumed && <Notice tone="info">{t('channels.resumeText')}</Notice>}
      <Fields wizard={wizard} step={step} />
      {wizard.problem.value && (
        <Notice tone="critical" alert title={t('channels.connectFailed')}>
          {wizard.problem.value}
        </Notice>
      )}
      <div class="wizard-long" aria-live="polite">
        {wizard.long.value && <p class="page-help">{t('channels.connectingLong')}</p>}
      </div>
      {step !== 'how' && (
        <div class="wizard-verbs">
          <Button onClick={() => wizard.go(STEPS[STEPS.indexOf(step) - 1] ?? 'how')}>{t('channels.back')}</Button>
          <Button kind="main" type="submit" disabled={!ready}>
            {!last
              ? t('channels.next')
              : t(wizard.connecting.value ? 'channels.connecting' : 'channels.connectVerb', { number })}
          </Button>
        </div>
      )}
    </form>
  )
}

function next(step: WizardStep): WizardStep {
  return STEPS[STEPS.indexOf(step) + 1] ?? 'done'
}

function Fields({ wizard, step }: { wizard: Wizard; step: WizardStep }) {
  switch (step) {
    case 'how':
      return <HowStep wizard={wizard} />
    case 'token':
      return <TokenStep wizard={wizard} />
    case 'account':
      return <AccountStep wizard={wizard} />
    case 'number':
      return <NumberStep wizard={wizard} />
    case 'app':
      return <AppStep wizard={wizard} />
    case 'webhook':
      return <WebhookStep wizard={wizard} />
    case 'register':
      return <RegisterStep wizard={wizard} />
    case 'done':
      return null
  }
}
