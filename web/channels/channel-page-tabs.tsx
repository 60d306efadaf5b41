import { t } from '../i18n'
import { PageTabs } from '../ui/page-head'

/** One number, and its templates. */
export function ChannelPageTabs({ channelId, here }: { channelId: string; here: 'overview' | 'templates' }) {
  return (
    <PageTabs
      label={t('channels.one')}
      tabs={[
        { href: `/channels/${channelId}`, name: t('channels.overview'), here: here === 'overview' },
        { href: `/channels/${channelId}/templates`, name: t('channels.templates'), here: here === 'templates' },
      ]}
    />
  )
}
