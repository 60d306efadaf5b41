import { Plus } from 'lucide-preact'
import { useEffect } from 'preact/hooks'
import { loadTenant, tenant, tenantLoaded } from '../frame/tenant'
import { t } from '../i18n'
import { may } from '../session'
import { Empty } from '../ui/empty'
import { LinkButton } from '../ui/link-button'
import { PageHead } from '../ui/page-head'
import { Skeleton } from '../ui/skeleton'
import { ChannelCard } from './card'
import { TOWER } from './pictures'
import { ResumeNotice } from './resume-notice'
import { ChannelTabs } from './tabs'
import './channels.css'

/** The tenant's numbers, and how each of them is. */
export function ChannelsPage() {
  useEffect(() => {
    document.title = `${t('frame.channels')} · WhatsNexus`
    // Whatever was told of them last is here already, or the connection bar says why it may be old.
    loadTenant().catch(() => {})
  }, [])
  const { channels } = tenant.value
  const connect = may('channel.write') && (
    <LinkButton kind="main" href="/channels/new" icon={<Plus size={16} />}>
      {t('inbox.connectNumber')}
    </LinkButton>
  )
  return (
    <section class="sheet page" aria-label={t('frame.channels')}>
      <PageHead title={t('frame.channels')} about={t('channels.about')}>
        {channels.length > 0 && connect}
      </PageHead>
      <ChannelTabs here="/channels" />
      <div class="page-scroll">
        <ResumeNotice />
        {channels.length > 0 ? (
          <ul class="channel-cards">
            {channels.map((channel) => (
              <ChannelCard key={channel.id} channel={channel} />
            ))}
          </ul>
        ) : tenantLoaded.value ? (
          <Empty picture={TOWER} title={t('inbox.noNumberTitle')} action={connect || undefined}>
            {t(may('channel.write') ? 'inbox.noNumberAdmin' : 'inbox.noNumberAgent')}
          </Empty>
        ) : (
          <Skeleton rows={3} kind="line" />
        )}
      </div>
    </section>
  )
}
