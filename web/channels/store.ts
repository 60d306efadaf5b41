import { effect, signal } from '@preact/signals'
import { ApiProblem } from '../api'
import { loadChannels, tenant } from '../frame/tenant'
import { say, sayError } from '../ui/toast'
import { refusalText } from './refusal-text'
import { type ChannelPage, channelServer, type Hops, type Pace } from './server'

/** What moves while somebody looks: how fast it sends, and whether what comes in is seen. */
const LOOK_AGAIN_MS = 10_000

/** One number with everything that is known of it. Looks again by itself. */
export function createChannel(channelId: string) {
  const page = signal<ChannelPage | null>(null)
  const problem = signal<ApiProblem | null>(null)
  const pace = signal<Pace | null>(null)
  const hops = signal<Hops | null>(null)
  /** What is being done to it now. */
  const busy = signal<string | null>(null)
  let timer = 0
  let closed = false

  async function load(): Promise<void> {
    try {
      page.value = await channelServer.page(channelId)
      problem.value = null
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error
      problem.value = error
    }
  }

  /** Each by itself: the page is of use without them. */
  async function look(): Promise<void> {
    clearTimeout(timer)
    await Promise.all([take(pace, channelServer.pace(channelId)), take(hops, channelServer.hops(channelId))])
    if (!closed) timer = window.setTimeout(() => void look(), LOOK_AGAIN_MS)
  }

  /** Does something to the number, and shows what came of it. True when it was done. */
  async function act(name: string, work: () => Promise<unknown>, done: string): Promise<boolean> {
    busy.value = name
    try {
      await work()
      say(done)
      return true
    } catch (error) {
      sayError(refusalText(error))
      return false
    } finally {
      busy.value = null
      await Promise.all([load(), loadChannels().catch(ignoreProblem)])
    }
  }

  void load()
  void look()
  // Somebody else has changed it, or Meta told something of it.
  let known = tenant.peek().channels
  const stopHearing = effect(() => {
    if (tenant.value.channels === known) return
    known = tenant.value.channels
    if (busy.peek() === null) void load()
  })
  return {
    page,
    problem,
    pace,
    hops,
    busy,
    load,
    act,
    close(): void {
      closed = true
      clearTimeout(timer)
      stopHearing()
    },
  }
}

export type ChannelStore = ReturnType<typeof createChannel>

async function take<Value>(into: { value: Value | null }, asked: Promise<Value>): Promise<void> {
  try {
    into.value = await asked
  } catch (error) {
    ignoreProblem(error) // what was known stays
  }
}

function ignoreProblem(error: unknown): void {
  if (!(error instanceof ApiProblem)) throw error
}
