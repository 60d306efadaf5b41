import { t } from '../../i18n'
import { SettingsSection } from '../../settings/section'

export function InsightsSection() {
  return <SettingsSection title={t('assistant.insights')}>{null}</SettingsSection>
}
