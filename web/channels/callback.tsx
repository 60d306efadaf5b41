import { t } from '../i18n'
import { may } from '../session'
import { Button } from '../ui/button'
import { CopyField } from '../ui/copy-field'
import { Notice } from '../ui/notice'
import { type Channel, type ChannelPage, channelServer } from './server'
import type { ChannelStore } from './store'

interface Props {
  callback: ChannelPage['callback']
  channel: Channel
  store: ChannelStore
}

/** What Meta must know so that messages come here. */
export function Callback({ callback, channel: { id, health }, store }: Props) {
  if (!may('channel.write')) return null
  const elsewhere = health?.callbackUrl ? health.callbackUrl !== callback.url : false
  const bring = () =>
    void store.act('override', () => channelServer.override(id, callback.url), t('channels.overrideDone'))
  return (
    <section class="page-section" aria-labelledby="callback-title">
      <h2 id="callback-title">{t('channels.callback')}</h2>
      {elsewhere && (
        <Notice
          tone="warning"
          title={t('channels.callbackElsewhere')}
          action={
            <Button disabled={store.busy.value !== null} onClick={bring}>
              {t('channels.override')}
            </Button>
          }
        >
          {t('channels.callbackElsewhereText', { url: health?.callbackUrl ?? '' })}
        </Notice>
      )}
      {health?.subscribed === false && <Notice tone="warning">{t('channels.notSubscribedText')}</Notice>}
      <CallbackFields callback={callback} />
    </section>
  )
}

export function CallbackFields({ callback }: { callback: Props['callback'] }) {
  const words = { copy: t('channels.copy'), copied: t('channels.copied') }
  return (
    <>
      <CopyField label={t('channels.callbackUrl')} value={callback.url} words={words} />
      {callback.verifyToken !== null && (
        <CopyField
          label={t('channels.verifyToken')}
          value={callback.verifyToken}
          help={t('channels.callbackHelp')}
          words={words}
        />
      )}
    </>
  )
}
