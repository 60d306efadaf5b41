import { t } from '../../i18n'
import { SettingsSection } from '../section'

export function OrganizationSection() {
  return <SettingsSection title={t('settings.organization')}>{null}</SettingsSection>
}
