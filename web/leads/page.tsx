import { useEffect } from 'preact/hooks'
import { t } from '../i18n'
import { PageHead } from '../ui/page-head'

/** Who may buy, by stage and score. */
export function LeadsPage() {
  useEffect(() => {
    document.title = `${t('frame.leads')} · WhatsNexus`
  }, [])
  return (
    <section class="sheet page" aria-label={t('frame.leads')}>
      <PageHead title={t('frame.leads')} />
    </section>
  )
}
