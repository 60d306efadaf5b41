import { t } from '../../i18n'
import { SettingsSection } from '../section'

export function PeopleSection() {
  return <SettingsSection title={t('settings.people')}>{null}</SettingsSection>
}
