import { setTimeout as sleep } from 'node:timers/promises'
import { z } from 'zod'
import type { TenantClient } from './operator-client.ts'
import type { ParsedTenant } from './seed-file.ts'

const TRIED_WITHIN_MS = 60_000
const PATHS = {
  voice: 'voice',
  escalation: 'escalation',
  leadPlan: 'lead-plan',
  flows: 'flows',
  budget: 'budget',
  gate: 'gate',
} as const

const sets = z.object({ sets: z.array(z.object({ id: z.string(), name: z.string() })) })
const oneSet = z.object({ set: z.object({ id: z.string() }) })
const aTrial = z.object({ id: z.string(), state: z.string() })
const oneTrial = z.object({ trial: aTrial })
const someTrials = z.object({ trials: z.array(aTrial) })
const oneGate = z.object({ gate: z.object({ open: z.boolean(), reasons: z.array(z.object({ code: z.string() })) }) })
const channels = z.object({ channels: z.array(z.object({ id: z.string() })) })

/** As an administrator would: settings, a trial, and only what has passed it is switched on. Safe to repeat. */
export async function goLive({ assistant, assistantSettings = {}, trial }: ParsedTenant, call: TenantClient) {
  for (const [section, path] of Object.entries(PATHS)) {
    const value = Object.entries(assistantSettings).find(([name]) => name === section)?.[1]
    if (value !== undefined) await call('PUT', `assistant/settings/${path}`, value)
  }
  if (!trial) return
  const setId = await keepSet(trial, call)
  if (!(await gateOf(call)).open) await runTrial(setId, call)
  if (assistant) await switchOn(call)
}

async function keepSet(trial: NonNullable<ParsedTenant['trial']>, call: TenantClient): Promise<string> {
  const known = sets.parse(await call('GET', 'assistant/question-sets')).sets.find(({ name }) => name === trial.name)
  const kept = known
    ? await call('PUT', `assistant/question-sets/${known.id}`, trial)
    : await call('POST', 'assistant/question-sets', trial)
  return oneSet.parse(kept).set.id
}

async function runTrial(setId: string, call: TenantClient): Promise<void> {
  const { trials } = someTrials.parse(await call('GET', 'assistant/trials'))
  // Cut off and come again: one at a time is asked.
  const running = trials.find(isRunning)
  const { id } = running ?? oneTrial.parse(await call('POST', 'assistant/trials', { kind: 'batch', setId })).trial
  for (const deadline = Date.now() + TRIED_WITHIN_MS; Date.now() < deadline; await sleep(200)) {
    if (!isRunning(oneTrial.parse(await call('GET', `assistant/trials/${id}`)).trial)) return
  }
}

function isRunning({ state }: { state: string }): boolean {
  return state === 'pending' || state === 'running'
}

/** One that has not passed goes live all the same, for somebody wants to see it; the page says that it had not. */
async function switchOn(call: TenantClient): Promise<void> {
  const { open, reasons } = await gateOf(call)
  if (!open) {
    const reason = `The seed switches it on although its trial has not passed: ${reasons.map(({ code }) => code).join(', ')}.`
    await call('PUT', 'assistant/gate/override', { reason })
  }
  for (const { id } of channels.parse(await call('GET', 'channels')).channels)
    await call('PUT', `channels/${id}/assistant`, { on: true })
}

async function gateOf(call: TenantClient) {
  return oneGate.parse(await call('GET', 'assistant/gate')).gate
}
