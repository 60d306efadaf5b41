import type { Baton } from '../../workers/conversations/baton'
import { ApiProblem, api, ok } from '../api'
import { giveBaton } from '../conversation/commands'
import { contactName } from '../conversation/contact-name'
import { personName } from '../frame/tenant'
import { t } from '../i18n'
import { say, sayError } from '../ui/toast'
import type { Inbox } from './store'

/** Of those who wait for people the one who has waited longest becomes this person's, unless somebody was faster. */
export async function takeOldest(inbox: Inbox, open: (conversationId: string) => void): Promise<void> {
  const [id] = inbox.orderOf('unassigned').ids
  const row = id === undefined ? undefined : inbox.row(id)
  if (!id || !row) return say(t('inbox.nothingLeft'))
  const holder = await holderNow(id)
  if (holder === undefined) return sayError(t('frame.networkProblem'))
  if (holder?.holder !== 'people') {
    const name = contactName(row.contact)
    inbox.patch(id, holder ? { baton: holder } : { state: 'resolved' }) // or the next try would find it again
    return sayError(
      holder?.holder === 'agent'
        ? t('inbox.notTaken', { name, who: personName(holder.userId) })
        : t('inbox.takenByNobody', { name }),
      { label: t('inbox.open'), run: () => open(id) },
      { label: t('inbox.takeNext'), run: () => void takeOldest(inbox, open) },
    )
  }
  if (await giveBaton({ id }, inbox, { holder: 'agent', userId: inbox.me.id })) open(id)
}

/** null: it is gone; undefined: nobody could tell. What the list says may be a moment old. */
async function holderNow(conversationId: string): Promise<Baton | null | undefined> {
  try {
    const { conversation } = await ok(api.conversations[':conversationId'].$get({ param: { conversationId } }))
    return conversation.state === 'open' ? conversation.baton : null
  } catch (error) {
    if (!(error instanceof ApiProblem)) throw error
    return error.status === 404 ? null : undefined
  }
}
