import { t } from '../../i18n'
import { SettingsSection } from '../../settings/section'

export function LeadPlanSection() {
  return <SettingsSection title={t('assistant.leadPlan')}>{null}</SettingsSection>
}
