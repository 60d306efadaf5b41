import { ShieldQuestionMark } from 'lucide-preact'
import type { ComponentChildren } from 'preact'
import { useLocation } from 'preact-iso'
import { t } from '../i18n'
import { LOOSE_THREAD } from '../inbox/pictures'
import type { View } from '../inbox/views'
import { problemText } from '../problem-text'
import { may, session } from '../session'
import { Button } from '../ui/button'
import { Empty } from '../ui/empty'
import { Skeleton } from '../ui/skeleton'
import type { Thread } from './store'
import { confirmIdentity } from './verbs'

/** The thread, or why it is not there yet, or no more. */
export function Middle({
  thread,
  view,
  onClose,
  children,
}: {
  thread: Thread
  view: View
  onClose: () => void
  children: ComponentChildren
}) {
  switch (thread.state.value) {
    case 'loading':
      return (
        <div class="conversation-wait" aria-busy="true">
          <p class="visually-hidden">{t('conversation.loading')}</p>
          <Skeleton kind="bubble" rows={4} />
        </div>
      )
    case 'failed': {
      const problem = thread.problem.value
      const why = problem ? problemText(problem) : t('frame.networkProblem')
      return (
        <div class="conversation-wait" role="alert">
          <Empty
            picture={LOOSE_THREAD}
            title={t('conversation.failedTitle')}
            action={<Button onClick={() => void thread.open()}>{t('frame.retry')}</Button>}
          >
            {why}
          </Empty>
        </div>
      )
    }
    case 'gone':
      return <Gone to={thread.problem.value?.more.to} view={view} onClose={onClose} />
    case 'ready':
      return <>{children}</>
  }
}

/** `to`: where the server says it lives now. */
function Gone({ to, view, onClose }: { to: unknown; view: View; onClose: () => void }) {
  const { route } = useLocation()
  const how = typeof to === 'string' ? 'moved' : seesAll() ? 'gone' : 'unseen'
  return (
    <div class="conversation-wait" role="alert">
      <Empty
        picture={LOOSE_THREAD}
        title={t(`conversation.${how}Title`)}
        action={
          typeof to === 'string' ? (
            <Button onClick={() => route(`/inbox/${view}/${to}`, true)}>{t('conversation.openJoined')}</Button>
          ) : (
            <Button onClick={onClose}>{t('conversation.backToList')}</Button>
          )
        }
      >
        {t(`conversation.${how}Text`)}
      </Empty>
    </div>
  )
}

/** After a change of number: until a person says so, the assistant does not know who this is. */
export function Identity({ thread }: { thread: Thread }) {
  return (
    <div class="identity" role="status">
      <ShieldQuestionMark size={18} />
      <p>
        <b>{t('conversation.identityTitle')}.</b> {t('conversation.identityText')}
      </p>
      {may('conversation.assign') && (
        <Button onClick={() => void confirmIdentity(thread)}>{t('conversation.identityConfirm')}</Button>
      )}
    </div>
  )
}

/** Where they do not, what a colleague or another team takes is gone for them. */
function seesAll(): boolean {
  return session.value.state !== 'in' || session.value.me.sees === 'all'
}
