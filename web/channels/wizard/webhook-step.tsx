import { LoaderCircle } from 'lucide-preact'
import { t } from '../../i18n'
import { Notice } from '../../ui/notice'
import { CallbackFields } from '../callback'
import { CheckLine } from './check-line'
import type { Wizard } from './store'

/** What has to stand at Meta; we look until it does. */
export function WebhookStep({ wizard }: { wizard: Wizard }) {
  const check = wizard.checks.of('webhook')
  const found = wizard.checks.found('webhook')
  const own = wizard.checks.found('app_secret')
  const callback = found ?? (wizard.extras.value.ownApp ? own : undefined)
  if (check.at === 'bad' && check.code === 'callback_elsewhere') {
    return (
      <>
        <Notice tone="warning">{check.text}</Notice>
        {callback && <CallbackFields callback={callback} />}
      </>
    )
  }
  if (!callback || check.at === 'bad') return <CheckLine check={check}>{null}</CheckLine>
  if (wizard.checks.isDelivered()) return <Notice tone="done">{t('channels.webhookVerified')}</Notice>
  if (!wizard.extras.value.ownApp) return <Notice tone="done">{t('channels.webhookPlatform')}</Notice>
  return (
    <>
      <p>{t('channels.webhookHelp')}</p>
      <CallbackFields callback={callback} />
      <p class="check-asking" role="status">
        <LoaderCircle size={16} class="check-turning" />
        {t('channels.webhookWaiting')}
      </p>
      <p class="page-help">{t('channels.webhookLater')}</p>
    </>
  )
}
