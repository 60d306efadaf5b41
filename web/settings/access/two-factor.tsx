import { useState } from 'preact/hooks'
import { list, t } from '../../i18n'
import { may } from '../../session'
import { Button } from '../../ui/button'
import { Dialog } from '../../ui/dialog'
import { Notice } from '../../ui/notice'
import { Toggle } from '../../ui/toggle'
import type { TwoFactor as Known } from './server'
import type { AccessStore } from './store'

/** Who is named before the rest is counted. */
const NAMED = 5

/** A second factor asked of everybody, and who has none yet. */
export function TwoFactor({ store, twoFactor }: { store: AccessStore; twoFactor: Known }) {
  const [asking, setAsking] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  const { required, lacking } = twoFactor

  async function require(wanted: boolean): Promise<void> {
    setAsking(false)
    setProblem(await store.require(wanted, t(wanted ? 'access.nowRequired' : 'access.noLongerRequired')))
  }
  return (
    <section class="page-section" aria-labelledby="two-factor-title">
      <h2 id="two-factor-title">{t('access.twoFactor')}</h2>
      <Toggle
        label={t('access.required')}
        help={t('access.requiredHelp')}
        on={required}
        disabled={store.busy.value}
        onChange={(wanted) => (wanted && lacking.length > 0 ? setAsking(true) : void require(wanted))}
      />
      {problem && (
        <Notice tone="critical" alert>
          {problem}
        </Notice>
      )}
      <Lacking lacking={lacking} required={required} />
      {asking && (
        <Dialog
          title={t('access.requireTitle')}
          onClose={() => setAsking(false)}
          actions={
            <>
              <Button onClick={() => setAsking(false)}>{t('frame.cancel')}</Button>
              <Button kind="main" onClick={() => void require(true)}>
                {t('access.require')}
              </Button>
            </>
          }
        >
          <p>{t('access.requireText', { n: lacking.length })}</p>
        </Dialog>
      )}
    </section>
  )
}

function Lacking({ lacking, required }: { lacking: Known['lacking']; required: boolean }) {
  if (lacking.length === 0) return <Notice tone="done">{t('access.everybodyHas')}</Notice>
  const names = lacking.slice(0, NAMED).map(({ name }) => name)
  const more = lacking.length - names.length
  return (
    <Notice
      tone={required ? 'warning' : 'info'}
      title={t('access.lack', { n: lacking.length })}
      action={may('person.read') && <a href="/settings/people">{t('access.showPeople')}</a>}
    >
      {more > 0 ? t('access.namesAndMore', { names: list(names), n: more }) : list(names)}
    </Notice>
  )
}
