import { signal } from '@preact/signals'
import { ApiProblem } from '../../api'
import { may } from '../../session'
import { say, sayError } from '../../ui/toast'
import { refusalText } from './refusal'
import { type Webhook, type WebhookTry, webhookServer } from './server'

/** What is told while somebody looks. */
const LOOK_AGAIN_MS = 5_000

/** Of the webhook that was just added, or given a new secret: told once, until it was copied or its page is left. */
export const toldSecret = signal<{ webhookId: string; secret: string } | null>(null)

export function createWebhooks() {
  const webhooks = signal<Webhook[] | null>(null)
  const problem = signal<ApiProblem | null>(null)
  async function load(): Promise<void> {
    try {
      webhooks.value = await webhookServer.list()
      problem.value = null
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error
      problem.value = error
    }
  }
  if (may('webhook.write')) void load()
  return { webhooks, problem, load }
}

export type WebhooksStore = ReturnType<typeof createWebhooks>

/** One of them with its tries. Looks again by itself. */
export function createWebhook(webhookId: string) {
  const webhook = signal<Webhook | null>(null)
  const tries = signal<WebhookTry[] | null>(null)
  const problem = signal<ApiProblem | null>(null)
  /** What is being done to it now. */
  const busy = signal<string | null>(null)
  const tested = signal<WebhookTry | null>(null)
  let timer = 0
  let closed = false
  /** Counts up: an answer that an act has overtaken says how it was before. */
  let asked = 0

  async function load(): Promise<void> {
    clearTimeout(timer)
    asked += 1
    const mine = asked
    try {
      const [found, tried] = await Promise.all([webhookServer.one(webhookId), webhookServer.tries(webhookId)])
      if (mine !== asked) return
      webhook.value = found
      tries.value = tried
      problem.value = null
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error
      if (mine !== asked) return
      problem.value = error
    }
    if (!closed && problem.peek()?.status !== 404) timer = window.setTimeout(() => void look(), LOOK_AGAIN_MS)
  }

  /** A page in the background asks nothing. */
  async function look(): Promise<void> {
    if (document.hidden) timer = window.setTimeout(() => void look(), LOOK_AGAIN_MS)
    else await load()
  }

  /** Does something with it, and shows what came of it. */
  async function act(name: string, work: () => Promise<unknown>, done?: string): Promise<void> {
    busy.value = name
    try {
      await work()
      if (done !== undefined) say(done)
    } catch (error) {
      sayError(refusalText(error))
    } finally {
      busy.value = null
      await load()
    }
  }

  if (may('webhook.write')) void load()
  return {
    webhook,
    tries,
    problem,
    busy,
    tested,
    load,
    act,
    test: () =>
      act('test', async () => {
        tested.value = null
        tested.value = await webhookServer.test(webhookId)
      }),
    close(): void {
      closed = true
      asked += 1
      clearTimeout(timer)
      if (toldSecret.peek()?.webhookId === webhookId) toldSecret.value = null
    },
  }
}

export type WebhookStore = ReturnType<typeof createWebhook>
