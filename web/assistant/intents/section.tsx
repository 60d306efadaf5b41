import { t } from '../../i18n'
import { SettingsSection } from '../../settings/section'

export function IntentsSection() {
  return <SettingsSection title={t('assistant.intents')}>{null}</SettingsSection>
}
