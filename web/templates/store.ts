import { computed, signal } from '@preact/signals'
import { ApiProblem } from '../api'
import { refusalText } from '../channels/refusal-text'
import { say, sayError } from '../ui/toast'
import { type TemplateList, type TemplateShown, templateServer } from './server'

/** What stands in review changes by itself. */
const LOOK_AGAIN_MS = 5_000

export interface Filter {
  words: string
  status: string
  category: string
  language: string
}

export const NO_FILTER: Filter = { words: '', status: '', category: '', language: '' }

/** The templates of a number's account. */
export function createTemplateList(channelId: string) {
  const list = signal<TemplateList | null>(null)
  const problem = signal<ApiProblem | null>(null)
  const syncing = signal(false)
  const filter = signal<Filter>(NO_FILTER)
  const templates = computed(() => list.value?.templates ?? null)
  let timer = 0
  let closed = false

  async function load(fresh: boolean): Promise<void> {
    clearTimeout(timer)
    if (fresh) syncing.value = true
    try {
      list.value = await templateServer.list(channelId, fresh)
      problem.value = null
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error
      if (list.peek()) sayError(refusalText(error))
      else problem.value = error
    } finally {
      syncing.value = false
    }
    const waits = templates.peek()?.some(({ status }) => status === 'PENDING' || status === 'IN_APPEAL')
    if (!closed && waits && problem.peek() === null) timer = window.setTimeout(() => void load(false), LOOK_AGAIN_MS)
  }

  void load(false)
  return {
    list,
    templates,
    problem,
    syncing,
    filter,
    shown: computed(() => (templates.value ?? []).filter((one) => matches(one, filter.value))),
    load,
    setFilter(part: Partial<Filter>): void {
      filter.value = { ...filter.peek(), ...part }
    },
    /** Does something at Meta, and shows what came of it. */
    async act(work: () => Promise<unknown>, done: string): Promise<void> {
      try {
        await work()
        say(done)
      } catch (error) {
        sayError(refusalText(error))
      } finally {
        await load(false)
      }
    },
    close(): void {
      closed = true
      clearTimeout(timer)
    },
  }
}

export type TemplateListStore = ReturnType<typeof createTemplateList>

function matches({ name, body, status, category, language }: TemplateShown, wanted: Filter): boolean {
  return (
    `${name} ${body}`.toLowerCase().includes(wanted.words.trim().toLowerCase()) &&
    (wanted.status === '' || status === wanted.status) &&
    (wanted.category === '' || category === wanted.category) &&
    (wanted.language === '' || language === wanted.language)
  )
}
