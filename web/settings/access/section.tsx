import { t } from '../../i18n'
import { SettingsSection } from '../section'

export function AccessSection() {
  return <SettingsSection title={t('settings.access')}>{null}</SettingsSection>
}
