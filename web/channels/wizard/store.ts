import { signal } from '@preact/signals'
import { ApiProblem } from '../../api'
import { loadChannels } from '../../frame/tenant'
import { refusalText } from '../refusal-text'
import { type Check, type Checks, createChecks } from './checks'
import { forgetWizard, keepWizard, keptWizard } from './kept'
import { type Connected, type Step, type Values, wizardServer } from './server'

export const STEPS = ['how', 'token', 'account', 'number', 'app', 'webhook', 'register', 'done'] as const
export type WizardStep = (typeof STEPS)[number]

export interface Extras {
  name: string
  pin: string
  ownApp: boolean
}

/** What is tried when a step opens. */
const FIRST_CHECK: Partial<Record<WizardStep, Step>> = {
  token: 'token',
  account: 'waba',
  number: 'number',
  app: 'app_secret',
  webhook: 'webhook',
}

/** A number that nobody has just left is connected sooner than this. */
const LONG_MS = 3_000

/** Connecting a number, step by step. Secrets live in here and nowhere else: a reload asks for them again. */
export function createWizard(first: Partial<Pick<Values, 'wabaId' | 'phoneNumberId'>> = {}) {
  const kept = keptWizard()
  const values = signal<Values>({
    accessToken: '',
    wabaId: first.wabaId ?? kept?.wabaId ?? '',
    phoneNumberId: first.phoneNumberId ?? kept?.phoneNumberId ?? '',
    appSecret: '',
  })
  const extras = signal<Extras>({ name: kept?.name ?? '', pin: '', ownApp: false })
  const step = signal<WizardStep>(kept || first.phoneNumberId ? 'token' : 'how')
  const connected = signal<Connected | null>(null)
  const connecting = signal(false)
  const long = signal(false)
  const problem = signal<string | null>(null)
  const checks: Checks = createChecks({ values, extras, isWaiting: () => step.peek() === 'webhook', learn })

  /** What there is only one of need not be chosen. */
  function learn(which: Step): void {
    const { wabaId, phoneNumberId } = values.peek()
    const [account, ...accounts] = checks.found('token')?.accounts ?? []
    const [number, ...numbers] = checks.found('waba')?.numbers ?? []
    const verifiedName = checks.found('number')?.verifiedName
    if (which === 'token' && wabaId === '' && account && accounts.length === 0) set({ wabaId: account })
    if (which === 'token' && checks.found('token')?.needsAppSecret) setExtras({ ownApp: true })
    if (which === 'waba' && phoneNumberId === '' && number && numbers.length === 0) set({ phoneNumberId: number.id })
    if (which === 'number' && extras.peek().name === '' && verifiedName) setExtras({ name: verifiedName })
  }

  function keep(): void {
    const { wabaId, phoneNumberId } = values.peek()
    if (step.peek() === 'how' || step.peek() === 'done') return
    keepWizard({ step: step.peek(), wabaId, phoneNumberId, name: extras.peek().name })
  }

  /** `typed`: more may come. */
  function set(part: Partial<Values>, typed = false): void {
    values.value = { ...values.peek(), ...part }
    checks.changed(Object.keys(part) as (keyof Values)[], typed)
    keep()
  }

  function setExtras(part: Partial<Extras>): void {
    extras.value = { ...extras.peek(), ...part }
    keep()
  }

  function go(to: WizardStep): void {
    step.value = to
    problem.value = null
    keep()
    const first = FIRST_CHECK[to]
    if (first && (first === 'webhook' || checks.of(first).at !== 'good')) checks.start(first)
  }

  /** Keeps the number, and does at Meta what is left to do. */
  async function connect(): Promise<void> {
    const { accessToken, wabaId, phoneNumberId } = values.peek()
    const { name, pin, ownApp } = extras.peek()
    const appId = ownApp ? checks.found('app_secret')?.appId : undefined
    const elsewhere = checks.of('webhook')
    connecting.value = true
    problem.value = null
    const timer = setTimeout(() => (long.value = true), LONG_MS)
    try {
      connected.value = await wizardServer.connect({
        ...{ accessToken, wabaId, phoneNumberId },
        name: name.trim() === '' ? null : name.trim(),
        override: elsewhere.at === 'bad' && elsewhere.code === 'callback_elsewhere',
        ...(pin === '' ? {} : { pin }),
        ...(appId === undefined ? {} : { appId }),
      })
      finish()
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error
      problem.value = refusalText(error)
    } finally {
      clearTimeout(timer)
      connecting.value = long.value = false
    }
  }

  function finish(): void {
    step.value = 'done'
    forgetWizard()
    // Secrets are of no more use here.
    values.value = { ...values.peek(), accessToken: '', appSecret: '' }
    loadChannels().catch(() => {}) // the next occasion asks again
  }

  return {
    values,
    extras,
    step,
    connected,
    connecting,
    /** It has taken so long that people want to know why. */
    long,
    problem,
    resumed: kept !== null,
    checks,
    set,
    setExtras,
    go,
    connect,
    /** Whether the step has what the next one needs. */
    isReady(of: WizardStep): boolean {
      const { ownApp, pin } = extras.value
      if (of === 'app') return !ownApp || checks.of('app_secret').at === 'good'
      if (of === 'webhook') return true
      if (of === 'register') return pin === '' ? !checks.found('number')?.needsPin : /^\d{6}$/.test(pin)
      const first = FIRST_CHECK[of]
      return first === undefined || checks.of(first).at === 'good'
    },
    /** Meta's own window has done it all. */
    signedUp(done: Connected): void {
      connected.value = done
      finish()
    },
    close: checks.close,
  }
}

export type Wizard = ReturnType<typeof createWizard>
export type { Check }
