import { Eye, EyeOff } from 'lucide-preact'
import { useState } from 'preact/hooks'
import { t } from '../../i18n'
import { problemText } from '../../problem-text'
import { may } from '../../session'
import { Button } from '../../ui/button'
import { sayError } from '../../ui/toast'
import { hideRevealed, isHidden, reveal, revealedIn } from '../revealed'

/** Above what is known of somebody whose name and numbers are hidden: that they are, and the way to see them. */
export function Hidden({ conversationId, contactId }: { conversationId: string; contactId: string | null }) {
  const [busy, setBusy] = useState(false)
  if (!isHidden()) return null
  const isRevealed = revealedIn(conversationId) !== null
  const show = async (id: string) => {
    setBusy(true)
    try {
      await reveal(conversationId, id)
    } catch (error) {
      sayError(problemText(error))
    } finally {
      setBusy(false)
    }
  }
  return (
    <div class="panel-hidden">
      <p role="status">{t(isRevealed ? 'panel.revealed' : 'panel.hidden')}</p>
      {isRevealed ? (
        <Button icon={<EyeOff size={16} />} onClick={hideRevealed}>
          {t('panel.hideAgain')}
        </Button>
      ) : (
        may('contact.reveal') &&
        contactId !== null && (
          <Button icon={<Eye size={16} />} disabled={busy} onClick={() => void show(contactId)}>
            {t('panel.reveal')}
          </Button>
        )
      )}
    </div>
  )
}
