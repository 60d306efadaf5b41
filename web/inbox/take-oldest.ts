import type { Baton } from '../../workers/conversations/baton'
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
  const onTaken = (holder: Baton | null) => {
    const name = contactName(row.contact)
    inbox.patch(id, holder ? { baton: holder } : { state: 'resolved' }) // or the next try would find it again
    sayError(
      holder?.holder === 'agent'
        ? t('inbox.notTaken', { name, who: personName(holder.userId) })
        : t('inbox.takenByNobody', { name }),
      { label: t('inbox.open'), run: () => open(id) },
      { label: t('inbox.takeNext'), run: () => void takeOldest(inbox, open) },
    )
  }
  if (await giveBaton({ id }, inbox, { holder: 'agent', userId: inbox.me.id }, { onTaken })) open(id)
}
