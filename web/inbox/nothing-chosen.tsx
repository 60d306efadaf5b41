import type { ComponentChildren } from 'preact'
import { singleKeys } from '../frame/shortcuts'
import { type MessageKey, t, tx } from '../i18n'
import { Sampler } from '../ui/sampler'
import { BUBBLES } from './pictures'

const KEYS: [keys: string[], name: MessageKey][] = [
  [['J', 'K'], 'inbox.keysNextPrevious'],
  [['Enter'], 'inbox.keysOpen'],
  [['R', 'N'], 'inbox.keysReplyNote'],
  [['E'], 'inbox.keysResolve'],
  [['A', 'I'], 'inbox.keysAssignTake'],
  [['S'], 'inbox.keysSnooze'],
  [['G', 'M', 'U'], 'inbox.keysViews'],
  [['T'], 'inbox.keysTemplate'],
]

/** The sheet while no conversation is open. */
export function NothingChosen() {
  return (
    <div class="nothing-chosen">
      <Sampler rows={BUBBLES} cell={7} />
      <div class="nothing-touch">
        <h2>{t('inbox.chooseTitleTouch')}</h2>
      </div>
      <div class="nothing-keys">
        <h2>{t(singleKeys.value ? 'inbox.chooseTitle' : 'inbox.chooseTitleTouch')}</h2>
        {singleKeys.value && (
          <>
            <dl>
              {KEYS.map(([keys, name]) => (
                <div key={name}>
                  <dt>
                    {keys.map((key) => (
                      <Key key={key}>{key}</Key>
                    ))}
                  </dt>
                  <dd>{t(name)}</dd>
                </div>
              ))}
            </dl>
            <p>{tx('inbox.keysAll', { key: <Key key="all">?</Key> })}</p>
          </>
        )}
      </div>
    </div>
  )
}

function Key({ children }: { children: ComponentChildren }) {
  return <kbd>{children}</kbd>
}
