import { type Signal, signal } from '@preact/signals'
import type { ChannelCheck } from '../../../workers/channels/checks'
import { ApiProblem } from '../../api'
import { refusalText } from '../refusal-text'
import { failureText } from './failure-text'
import { type CheckFailure, type Found, type Step, type Values, wizardServer } from './server'
import type { Extras } from './store'

export type Check =
  | { at: 'idle' }
  | { at: 'asking' }
  | { at: 'good'; found: Found[Step] }
  /** `text`: what is wrong, and what to do. */
  | { at: 'bad'; code: CheckFailure['code'] | 'network'; text: string }

const IDLE: Check = { at: 'idle' }
/** Long enough for a pasted value to be whole, short enough to feel immediate. */
const TYPED_MS = 500
/** Somebody is entering the address at Meta while we wait for it. */
const WAIT_MS = 2_000

/** What each check is about: a change of one of these makes untrue what was found out. The last is its own field. */
const ABOUT: Record<Step, (keyof Values)[]> = {
  token: ['accessToken'],
  waba: ['accessToken', 'wabaId'],
  number: ['accessToken', 'wabaId', 'phoneNumberId'],
  app_secret: ['accessToken', 'wabaId', 'phoneNumberId', 'appSecret'],
  webhook: ['accessToken', 'wabaId', 'phoneNumberId', 'appSecret'],
}
const STEPS = Object.keys(ABOUT) as Step[]

interface About {
  values: Signal<Values>
  extras: Signal<Extras>
  /** Somebody is looking at the step of the webhook. */
  isWaiting: () => boolean
  /** Called when Meta has told something. */
  learn: (which: Step) => void
}

/** Tries each value at Meta, as soon as it could be one. */
export function createChecks({ values, extras, isWaiting, learn }: About) {
  const known = signal<Partial<Record<Step, Check>>>({})
  const asked = new Map<Step, number>()
  let timer = 0
  let closed = false

  function put(which: Step, check: Check): void {
    known.value = { ...known.peek(), [which]: check }
  }

  function found<Name extends Step>(which: Name): Found[Name] | undefined {
    const check = known.value[which]
    return check?.at === 'good' ? (check.found as Found[Name]) : undefined // put by the check of that name
  }

  /** An answer about a value that has changed meanwhile is dropped. */
  async function run(which: Step): Promise<void> {
    clearTimeout(timer)
    const body = bodyOf(which)
    if (!body) return put(which, IDLE)
    const turn = (asked.get(which) ?? 0) + 1
    asked.set(which, turn)
    // While we wait for Meta what was found stays on the screen.
    if (which !== 'webhook' || (known.peek()[which] ?? IDLE).at === 'idle') put(which, { at: 'asking' })
    const result = await ask(body)
    if (asked.get(which) !== turn || closed) return
    put(which, result)
    if (result.at === 'good') learn(which)
    if (which === 'webhook' && isWaiting() && !isDelivered()) timer = window.setTimeout(() => void run(which), WAIT_MS)
  }

  function isDelivered(): boolean {
    const webhook = found('webhook')
    return webhook !== undefined && webhook.currentUrl === webhook.url
  }

  /** null: not all of it can be what it should be yet. */
  function bodyOf(which: Step): ChannelCheck | null {
    const { accessToken, wabaId, phoneNumberId, appSecret } = values.peek()
    const isId = (text: string) => /^\d{5,40}$/.test(text)
    if (accessToken.length < 5) return null
    if (which === 'token') return { step: which, accessToken }
    if (!isId(wabaId)) return null
    if (which === 'waba') return { step: which, accessToken, wabaId }
    if (!isId(phoneNumberId)) return null
    const all = { accessToken, wabaId, phoneNumberId }
    if (which === 'number') return { step: which, ...all }
    if (which === 'app_secret') return appSecret.length >= 8 ? { step: which, ...all, appSecret } : null
    const own = extras.peek().ownApp ? found('app_secret')?.appId : 'default'
    return own === undefined ? null : { step: which, ...all, appId: own }
  }

  return {
    of: (which: Step): Check => known.value[which] ?? IDLE,
    found,
    isDelivered,
    start: (which: Step) => void run(which),
    changed(fields: (keyof Values)[], typed: boolean): void {
      const stale = STEPS.filter((one) => ABOUT[one].some((field) => fields.includes(field)))
      for (const one of stale) asked.set(one, (asked.get(one) ?? 0) + 1)
      known.value = { ...known.peek(), ...Object.fromEntries(stale.map((one) => [one, IDLE])) }
      const [field] = fields
      const own = STEPS.find((one) => ABOUT[one].at(-1) === field)
      clearTimeout(timer)
      if (own) timer = window.setTimeout(() => void run(own), typed ? TYPED_MS : 0)
    },
    close(): void {
      closed = true
      clearTimeout(timer)
    },
  }
}

export type Checks = ReturnType<typeof createChecks>

async function ask(body: ChannelCheck): Promise<Check> {
  try {
    const answer = await wizardServer.check(body)
    if (answer.ok) return { at: 'good', found: answer.found }
    return { at: 'bad', code: answer.code, text: failureText(answer) }
  } catch (error) {
    if (!(error instanceof ApiProblem)) throw error
    return { at: 'bad', code: 'network', text: refusalText(error) }
  }
}
