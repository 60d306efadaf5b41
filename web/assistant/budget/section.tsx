import { t } from '../../i18n'
import { SettingsSection } from '../../settings/section'

export function BudgetSection() {
  return <SettingsSection title={t('assistant.budget')}>{null}</SettingsSection>
}
