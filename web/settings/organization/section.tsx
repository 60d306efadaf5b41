import { useMemo } from 'preact/hooks'
import { t } from '../../i18n'
import { problemText } from '../../problem-text'
import { may } from '../../session'
import { Button } from '../../ui/button'
import { Empty } from '../../ui/empty'
import { Skeleton } from '../../ui/skeleton'
import { SettingsSection } from '../section'
import { Hours } from './hours'
import { Identity } from './identity'
import { Keeping } from './keeping'
import { Logo } from './logo'
import { Sight } from './sight'
import { createOrganization, type OrganizationStore } from './store'
import { Working } from './working'
import './organization.css'

/** What the organization is called, when it works, and what its people see. */
export function OrganizationSection() {
  return (
    <SettingsSection title={t('settings.organization')} about={t('organization.about')} permission="tenant.write">
      {may('tenant.write') && <Groups />}
    </SettingsSection>
  )
}

function Groups() {
  const store = useMemo(createOrganization, [])
  const organization = store.organization.value
  const problem = store.problem.value
  if (problem && !organization) return <Failed store={store} words={problemText(problem)} />
  if (!organization) return <Skeleton rows={6} kind="line" />
  const both = { store, organization }
  return (
    <div class="page-column organization">
      <Logo {...both} />
      <Identity {...both} />
      <Working {...both} />
      <Hours {...both} />
      <Sight {...both} />
      <Keeping {...both} />
    </div>
  )
}

function Failed({ store, words }: { store: OrganizationStore; words: string }) {
  return (
    <Empty
      title={t('organization.failedTitle')}
      action={<Button onClick={() => void store.load()}>{t('frame.retry')}</Button>}
    >
      {words}
    </Empty>
  )
}
