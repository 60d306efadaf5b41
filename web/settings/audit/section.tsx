import { t } from '../../i18n'
import { SettingsSection } from '../section'

export function AuditSection() {
  return <SettingsSection title={t('settings.audit')}>{null}</SettingsSection>
}
