import { ArrowLeftRight, Languages } from 'lucide-preact'
import { useState } from 'preact/hooks'
import type { Thread } from '../conversation/store'
import { t } from '../i18n'
import { languageName } from '../i18n/language-name'
import { Button } from '../ui/button'
import { Menu } from '../ui/menu'
import { SelectField } from '../ui/select-field'
import { readIn } from './acts'
import { helpingOf } from './helping'
import { languageChoices, ourLanguage, theirLanguage } from './languages'

/** In which two languages this conversation is read and answered. */
export function TranslateMenu({ thread }: { thread: Thread }) {
  const pair = thread.conversation.value?.translating
  const words = pair
    ? t('copilot.pair', { theirs: languageName(pair.theirs), ours: languageName(pair.ours) })
    : t('copilot.translate')
  return (
    <Menu
      kind="form"
      label={t('copilot.translateTitle')}
      trigger={(attributes) => (
        <Button kind="quiet" class={pair ? 'assist-on' : ''} icon={<Languages size={16} />} {...attributes}>
          {words}
        </Button>
      )}
    >
      {(close) => <PairForm thread={thread} close={close} />}
    </Menu>
  )
}

function PairForm({ thread, close }: { thread: Thread; close: () => void }) {
  const pair = thread.conversation.value?.translating
  const { working } = helpingOf(thread.id)
  const [theirs, setTheirs] = useState(() => pair?.theirs ?? theirLanguage(thread.items.peek()))
  const [ours, setOurs] = useState(() => pair?.ours ?? ourLanguage(theirs))
  const same = theirs === ours
  const choose = (to: typeof pair) => () => {
    close()
    void readIn(thread, to ?? null)
  }
  return (
    <div class="pair-form">
      <p class="pair-title">{t('copilot.translateTitle')}</p>
      <SelectField label={t('copilot.theirs')} value={theirs} options={languageChoices(theirs)} onChange={setTheirs} />
      <ArrowLeftRight class="pair-arrow" size={16} aria-hidden="true" />
      <SelectField label={t('copilot.ours')} value={ours} options={languageChoices(ours)} onChange={setOurs} />
      <p class="pair-help" role={same ? 'alert' : undefined}>
        {t(same ? 'copilot.sameLanguage' : 'copilot.translateHelp')}
      </p>
      <div class="pair-verbs">
        {pair && (
          <Button disabled={working.value !== null} onClick={choose(null)}>
            {t('copilot.stopTranslating')}
          </Button>
        )}
        <Button kind="main" disabled={same || working.value !== null} onClick={choose({ theirs, ours })}>
          {t(pair ? 'copilot.changePair' : 'copilot.startTranslating')}
        </Button>
      </div>
    </div>
  )
}
