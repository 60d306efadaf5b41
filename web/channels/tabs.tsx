import { t } from '../i18n'
import { may } from '../session'
import { PageTabs } from '../ui/page-head'

/** Numbers, and what they use. */
export function ChannelTabs({ here }: { here: '/channels' | '/usage' }) {
  if (!may('usage.read')) return null
  return (
    <PageTabs
      label={t('frame.channels')}
      tabs={[
        { href: '/channels', name: t('channels.numbers'), here: here === '/channels' },
        { href: '/usage', name: t('channels.usage'), here: here === '/usage' },
      ]}
    />
  )
}
