import { t } from '../../i18n'
import { SettingsSection } from '../../settings/section'

export function EscalationSection() {
  return <SettingsSection title={t('assistant.escalation')}>{null}</SettingsSection>
}
