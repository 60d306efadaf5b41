import { t } from '../../i18n'
import { SettingsSection } from '../../settings/section'

export function FlowsSection() {
  return <SettingsSection title={t('assistant.flows')}>{null}</SettingsSection>
}
