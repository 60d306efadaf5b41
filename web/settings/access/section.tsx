import { useMemo } from 'preact/hooks'
import { t } from '../../i18n'
import { problemText } from '../../problem-text'
import { may } from '../../session'
import { Button } from '../../ui/button'
import { Empty } from '../../ui/empty'
import { Notice } from '../../ui/notice'
import { Skeleton } from '../../ui/skeleton'
import { SettingsSection } from '../section'
import { SingleSignOn } from './single-sign-on'
import { createAccess } from './store'
import { TwoFactor } from './two-factor'
import './access.css'

/** How people come in: with a second factor, or by the organization's own provider. */
export function AccessSection() {
  return (
    <SettingsSection title={t('settings.access')} about={t('access.about')} permission="tenant.write">
      {may('tenant.write') && <Groups />}
    </SettingsSection>
  )
}

function Groups() {
  const store = useMemo(createAccess, [])
  const twoFactor = store.twoFactor.value
  const problem = store.problem.value
  if (problem && !twoFactor) {
    return (
      <Empty
        title={t('organization.failedTitle')}
        action={<Button onClick={() => void store.load()}>{t('frame.retry')}</Button>}
      >
        {problemText(problem)}
      </Empty>
    )
  }
  if (!twoFactor) return <Skeleton rows={4} kind="line" />
  const sso = store.sso.value
  return (
    <div class="page-column access">
      <TwoFactor store={store} twoFactor={twoFactor} />
      {sso ? <SingleSignOn store={store} known={sso} /> : <Notice tone="info">{t('access.ownersOnly')}</Notice>}
    </div>
  )
}
