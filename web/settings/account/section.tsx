import { t } from '../../i18n'
import { SettingsSection } from '../section'

export function AccountSection() {
  return <SettingsSection title={t('settings.account')}>{null}</SettingsSection>
}
