import { signal } from '@preact/signals'
import { ApiProblem, api, ok } from '../../api'

async function fetchContact(conversationId: string) {
  return ok(api.conversations[':conversationId'].contact.$get({ param: { conversationId } }))
}

export type ContactShown = Awaited<ReturnType<typeof fetchContact>>

/** What is known of the person behind one conversation. */
export function createContact(conversationId: string) {
  const state = signal<'loading' | 'ready' | 'failed'>('loading')
  const contact = signal<ContactShown | null>(null)
  const problem = signal<ApiProblem | null>(null)

  async function load(): Promise<void> {
    if (contact.peek() === null) state.value = 'loading'
    try {
      contact.value = await fetchContact(conversationId)
      state.value = 'ready'
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error
      problem.value = error
      // What was shown a moment ago is still worth more than nothing.
      if (contact.peek() === null) state.value = 'failed'
    }
  }
  return { state, contact, problem, load }
}
