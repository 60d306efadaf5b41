import { effect, signal } from '@preact/signals'
import { ApiProblem, api, ok } from '../api'
import { t } from '../i18n'
import { may } from '../session'

async function fetchTenant() {
  const [{ people }, { teams }, { labels }, { channels }] = await Promise.all([
    // Who may not read conversations meets no colleagues in them.
    may('conversation.read') ? ok(api.people.$get()) : { people: [] },
    may('conversation.read') ? ok(api.teams.$get()) : { teams: [] },
    ok(api.labels.$get()),
    ok(api.channels.$get()),
  ])
  return { people, teams, labels, channels }
}

export type Tenant = Awaited<ReturnType<typeof fetchTenant>>
export type Person = Tenant['people'][number]
export type LabelShown = Tenant['labels'][number]
export type ChannelShown = Tenant['channels'][number]

/** What changes seldom and is needed everywhere: colleagues, teams, labels, numbers. */
export const tenant = signal<Tenant>({ people: [], teams: [], labels: [], channels: [] })
/** Before that, nothing there means nothing. */
export const tenantLoaded = signal(false)

/** Loaded at sign-in, and again after a change. */
export async function loadTenant(): Promise<void> {
  tenant.value = await fetchTenant()
  tenantLoaded.value = true
}

/** Only the numbers: how they are changes while people look. */
export async function loadChannels(): Promise<void> {
  const { channels } = await ok(api.channels.$get())
  tenant.value = { ...tenant.peek(), channels }
}

/** A number can fall silent without anybody telling us. */
const LOOK_AT_CHANNELS_MS = 60_000

/**
 * Loads it at once, and again whenever the line is back or somebody returns to the page; the numbers also when something
 * was told of one (`accountEvents` counts up). Returns the way to stop.
 */
export function followTenant(isLive: () => boolean, accountEvents: () => number): () => void {
  const refresh = () => {
    if (!document.hidden) loadTenant().catch(ignoreProblem)
  }
  const refreshChannels = () => {
    if (!document.hidden && tenantLoaded.peek()) loadChannels().catch(ignoreProblem)
  }
  const stopWatching = effect(() => {
    if (isLive()) refresh()
  })
  const stopHearing = effect(() => {
    if (accountEvents() > 0) refreshChannels()
  })
  const timer = setInterval(refreshChannels, LOOK_AT_CHANNELS_MS)
  document.addEventListener('visibilitychange', refresh)
  loadTenant().catch(ignoreProblem)
  return () => {
    stopWatching()
    stopHearing()
    clearInterval(timer)
    document.removeEventListener('visibilitychange', refresh)
  }
}

/** What is known stays; the next occasion asks again. */
function ignoreProblem(error: unknown): void {
  if (!(error instanceof ApiProblem)) throw error
}

/** Somebody who has what a person can have. A program that answers with a key holds the conversation as one does. */
export function personName(userId: string): string {
  if (/^(?:key_|api:)/.test(userId)) return t('frame.integration')
  return tenant.value.people.find(({ id }) => id === userId)?.name ?? t('frame.formerColleague')
}

export function teamName(teamId: string): string | undefined {
  return tenant.value.teams.find(({ id }) => id === teamId)?.name
}

export function labelOf(id: string): LabelShown | undefined {
  return tenant.value.labels.find((label) => label.id === id)
}

const asked = new Set<string>()

/** A colleague has just made one of these labels: it is not known here yet. One that is deleted is asked for once. */
export function learnLabels(ids: readonly string[]): void {
  const unknown = ids.filter((id) => !labelOf(id) && !asked.has(id))
  if (unknown.length === 0 || !tenantLoaded.peek()) return
  for (const id of unknown) asked.add(id)
  loadTenant().catch(ignoreProblem)
}

export function channelOf(id: string): ChannelShown | undefined {
  return tenant.value.channels.find((channel) => channel.id === id)
}

/** `agent:usr_1`, `assistant`, `rule:keyword`, … as people say it. */
export function actorLabel(by: string): string {
  const [kind = '', id = ''] = by.split(/:(.*)/s)
  switch (kind) {
    case 'agent':
      return personName(id)
    case 'assistant':
      return t('frame.assistant')
    case 'rule':
      return t('frame.automaticReply')
    case 'api':
      return t('frame.integration')
    case 'phone_app':
    case 'business_app':
      return t('frame.phoneApp')
    case 'customer':
      return t('frame.customer')
    default:
      return t('frame.system')
  }
}
