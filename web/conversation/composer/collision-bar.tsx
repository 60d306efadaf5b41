import { MessageSquareWarning } from 'lucide-preact'
import { actorLabel } from '../../frame/tenant'
import { t, tx } from '../../i18n'
import { Button } from '../../ui/button'
import type { Thread } from '../store'
import { collisionOf, sendAnyway, takeBack } from './sending'

/** Somebody of ours was faster: what they said, and the choice to say it anyway. */
export function CollisionBar({ thread }: { thread: Thread }) {
  const collision = collisionOf(thread.id)
  if (!collision) return null
  const { said, text } = collision
  return (
    <div class="collision" role="alert">
      <MessageSquareWarning size={18} />
      <div class="collision-words">
        <p>{tx('composer.collision', { name: <b dir="auto">{actorLabel(said.by)}</b> })}</p>
        <blockquote dir="auto">{said.text ?? t('composer.somethingElse')}</blockquote>
        <p class="collision-yours">{tx('composer.yourText', { text: <q dir="auto">{text}</q> })}</p>
      </div>
      <div class="collision-verbs">
        <Button onClick={() => takeBack(thread, collision)}>{t('composer.edit')}</Button>
        <Button onClick={() => sendAnyway(collision)}>{t('composer.sendAnyway')}</Button>
      </div>
    </div>
  )
}
