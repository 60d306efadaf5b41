import { signal } from '@preact/signals'
import { Download } from 'lucide-preact'
import { useEffect, useMemo } from 'preact/hooks'
import { ApiProblem } from '../api'
import { refusalText } from '../channels/refusal-text'
import { ChannelTabs } from '../channels/tabs'
import { NotAllowed } from '../frame/not-allowed'
import { t } from '../i18n'
import { may } from '../session'
import { Button } from '../ui/button'
import { Empty } from '../ui/empty'
import { PageHead } from '../ui/page-head'
import { SelectField } from '../ui/select-field'
import { Skeleton } from '../ui/skeleton'
import { Bars } from './bars'
import { Caps } from './caps'
import { numberName } from './number-name'
import { type Cap, type Usage, usageServer } from './server'
import { csvOf, monthsUpTo } from './sums'
import { UsageTable } from './table'
import { monthName } from './words'
import './usage.css'

const MONTHS = 13

function createUsage() {
  const month = signal(monthsUpTo(Date.now(), 1)[0] ?? '')
  const usage = signal<Usage | null>(null)
  const problem = signal<ApiProblem | null>(null)
  async function load(): Promise<void> {
    const asked = month.peek()
    try {
      const found = await usageServer.month(asked)
      if (month.peek() !== asked) return // another month was chosen meanwhile
      usage.value = found
      problem.value = null
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error
      problem.value = error
    }
  }
  return {
    month,
    usage,
    problem,
    load,
    choose(next: string): void {
      month.value = next
      usage.value = null
      void load()
    },
    /** Throws what was refused. */
    async setCaps(caps: Cap[]): Promise<void> {
      const saved = await usageServer.caps(caps)
      const { value } = usage
      if (value) usage.value = { ...value, caps: saved.caps }
    },
  }
}

/** What the numbers sent, by price category, and how much they may. */
export function UsagePage() {
  const store = useMemo(createUsage, [])
  useEffect(() => {
    document.title = `${t('channels.usage')} · WhatsNexus`
    if (may('usage.read')) void store.load()
  }, [store])
  if (!may('usage.read')) return <NotAllowed />
  const usage = store.usage.value
  const problem = store.problem.value
  return (
    <section class="sheet page" aria-label={t('channels.usage')}>
      <PageHead title={t('channels.usage')} about={t('usage.about')}>
        <SelectField
          quiet
          label={t('usage.month')}
          value={store.month.value}
          options={monthsUpTo(Date.now(), MONTHS).map((value) => ({ value, name: monthName(value) }))}
          onChange={store.choose}
        />
        <Button
          icon={<Download size={16} />}
          disabled={!usage || usage.rows.length === 0}
          onClick={() => usage && download(usage)}
        >
          {t('usage.export')}
        </Button>
      </PageHead>
      <ChannelTabs here="/usage" />
      <div class="page-scroll usage-page">
        {usage ? (
          <>
            {usage.rows.length === 0 ? (
              <Empty title={t('usage.emptyTitle')}>{t('usage.emptyText')}</Empty>
            ) : (
              <>
                <Bars rows={usage.rows} />
                <UsageTable rows={usage.rows} />
              </>
            )}
            <Caps
              caps={usage.caps}
              rows={usage.rows}
              current={store.month.value === monthsUpTo(Date.now(), 1)[0]}
              save={store.setCaps}
            />
          </>
        ) : problem ? (
          <Empty
            title={t('usage.failedTitle')}
            action={<Button onClick={() => void store.load()}>{t('frame.retry')}</Button>}
          >
            {refusalText(problem)}
          </Empty>
        ) : (
          <Skeleton rows={5} kind="line" />
        )}
      </div>
    </section>
  )
}

function download({ month, rows }: Usage): void {
  // The mark in front makes spreadsheets read it as UTF-8.
  const file = new Blob(['\ufeff', csvOf(month, rows, numberName)], { type: 'text/csv;charset=utf-8' })
  const address = URL.createObjectURL(file)
  const link = document.createElement('a')
  link.href = address
  link.download = `whatsnexus-usage-${month}.csv`
  link.click()
  URL.revokeObjectURL(address)
}
