import { t } from '../../i18n'
import { SettingsSection } from '../section'

export function KeysSection() {
  return <SettingsSection title={t('settings.keys')}>{null}</SettingsSection>
}
