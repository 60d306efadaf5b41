import { t } from '../../i18n'
import { SettingsSection } from '../section'

export function AlarmsSection() {
  return <SettingsSection title={t('settings.alarms')}>{null}</SettingsSection>
}
