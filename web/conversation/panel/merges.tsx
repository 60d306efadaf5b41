import { GitMerge } from 'lucide-preact'
import { useState } from 'preact/hooks'
import { actorLabel } from '../../frame/tenant'
import { t } from '../../i18n'
import { formatNumber } from '../../i18n/phone-number'
import { dateOnly } from '../../i18n/time'
import { may } from '../../session'
import { Button } from '../../ui/button'
import type { Thread } from '../store'
import type { ContactShown } from './contact-store'
import { JoinDialog } from './join-dialog'
import { separate } from './joining'

interface Props {
  thread: Thread
  contact: ContactShown
  onChange: () => Promise<void>
}

/** Contacts that were joined to this one, and the way to join another. */
export function Merges({ thread, contact, onChange }: Props) {
  const [joining, setJoining] = useState(false)
  const { contactId, groupId, merges } = contact
  if (contactId === null || groupId !== null) return null
  const mayMerge = may('contact.merge')
  return (
    <>
      {merges.length > 0 && (
        <section class="panel-block">
          <h3 class="panel-title">{t('identity.merges')}</h3>
          <ul class="others">
            {merges.map((merge) => (
              <li key={merge.id} class="merge">
                <span class="join-words">
                  <bdi>{nameOf(merge)}</bdi>
                  <span class="other-at">
                    {t('identity.mergeBy', { name: actorLabel(merge.by), date: dateOnly(merge.at) })}
                  </span>
                </span>
                {mayMerge && (
                  <Button
                    kind="quiet"
                    aria-label={t('identity.separateName', { name: nameOf(merge) })}
                    onClick={() => void separate(thread, merge.id, onChange)}
                  >
                    {t('identity.separate')}
                  </Button>
                )}
              </li>
            ))}
          </ul>
        </section>
      )}
      {mayMerge && (
        <Button kind="quiet" icon={<GitMerge size={16} />} onClick={() => setJoining(true)}>
          {t('identity.join')}
        </Button>
      )}
      {joining && (
        <JoinDialog thread={thread} contactId={contactId} onJoined={onChange} onClose={() => setJoining(false)} />
      )}
    </>
  )
}

function nameOf({ contact: { name, numbers, username } }: ContactShown['merges'][number]): string {
  const [number] = numbers
  return name ?? (number ? formatNumber(number) : username ? `@${username}` : t('conversation.noName'))
}
