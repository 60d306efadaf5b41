import { t } from '../../i18n'
import { SettingsSection } from '../../settings/section'

export function TrialsSection() {
  return <SettingsSection title={t('assistant.trials')}>{null}</SettingsSection>
}
