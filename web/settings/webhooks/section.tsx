import { t } from '../../i18n'
import { SettingsSection } from '../section'

export function WebhooksSection() {
  return <SettingsSection title={t('settings.webhooks')}>{null}</SettingsSection>
}
