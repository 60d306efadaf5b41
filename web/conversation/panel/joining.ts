import { ApiProblem, api, ok } from '../../api'
import { t } from '../../i18n'
import { problemText } from '../../problem-text'
import { say, sayError } from '../../ui/toast'
import type { Thread } from '../store'

/** Two contacts that are one: joined, and separated again. `done` loads anew what the panel shows. */

export async function searchContacts(search: string) {
  return (await ok(api.contacts.$get({ query: { search, limit: '8' } }))).contacts
}

export type FoundContact = Awaited<ReturnType<typeof searchContacts>>[number]

/** False: the reason was told. */
export async function joinContact(
  thread: Thread,
  { from, into }: { from: string; into: string },
  done: () => Promise<void>,
): Promise<boolean> {
  return telling(async () => {
    const { merge } = await ok(api.contacts[':contactId'].merge.$post({ param: { contactId: from }, json: { into } }))
    await Promise.all([done(), thread.refresh()])
    say(t('identity.joinedToast'), { label: t('frame.undo'), run: () => void separate(thread, merge.id, done) })
  })
}

export async function separate(thread: Thread, mergeId: string, done: () => Promise<void>): Promise<boolean> {
  return telling(async () => {
    const { stays } = await ok(api.contacts.merges[':mergeId'].undo.$post({ param: { mergeId } }))
    await Promise.all([done(), thread.refresh()])
    say(t(stays ? 'identity.separatedStays' : 'identity.separatedToast'))
  })
}

async function telling(work: () => Promise<void>): Promise<boolean> {
  try {
    await work()
    return true
  } catch (error) {
    if (!(error instanceof ApiProblem)) throw error
    sayError(problemText(error))
    return false
  }
}
