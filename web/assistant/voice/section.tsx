import { t } from '../../i18n'
import { SettingsSection } from '../../settings/section'

export function VoiceSection() {
  return <SettingsSection title={t('assistant.voice')}>{null}</SettingsSection>
}
