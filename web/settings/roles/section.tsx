import { t } from '../../i18n'
import { SettingsSection } from '../section'

export function RolesSection() {
  return <SettingsSection title={t('settings.roles')}>{null}</SettingsSection>
}
