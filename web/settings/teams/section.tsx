import { t } from '../../i18n'
import { SettingsSection } from '../section'

export function TeamsSection() {
  return <SettingsSection title={t('settings.teams')}>{null}</SettingsSection>
}
