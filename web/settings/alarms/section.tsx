import { CheckCheck } from 'lucide-preact'
import { useMemo } from 'preact/hooks'
import { t } from '../../i18n'
import { problemText } from '../../problem-text'
import { Button } from '../../ui/button'
import { Empty } from '../../ui/empty'
import { SelectField } from '../../ui/select-field'
import { Skeleton } from '../../ui/skeleton'
import { SettingsSection } from '../section'
import { AlarmCard } from './card'
import { type AlarmStore, createAlarms } from './store'
import './alarms.css'

/** What looked like an attack or a leak, and what to do about it. */
export function AlarmsSection() {
  const store = useMemo(createAlarms, [])
  const unseen = (store.alarms.value ?? []).filter(({ seenAt }) => seenAt === null)
  return (
    <SettingsSection
      title={t('settings.alarms')}
      about={t('alarms.about')}
      permission="security.read"
      verbs={
        <>
          <SelectField
            quiet
            label={t('alarms.show')}
            value={store.unseenOnly.value ? 'new' : 'all'}
            options={[
              { value: 'new', name: t('alarms.new') },
              { value: 'all', name: t('alarms.all') },
            ]}
            onChange={(value) => store.show(value === 'new')}
          />
          {unseen.length > 1 && (
            <Button
              icon={<CheckCheck size={16} />}
              disabled={store.busy.value}
              onClick={() => void store.see(unseen.map(({ id }) => id))}
            >
              {t('alarms.seeAll')}
            </Button>
          )}
        </>
      }
    >
      <Alarms store={store} />
    </SettingsSection>
  )
}

function Alarms({ store }: { store: AlarmStore }) {
  const alarms = store.alarms.value
  const problem = store.problem.value
  if (problem) {
    return (
      <Empty
        title={t('alarms.failedTitle')}
        action={<Button onClick={() => void store.load()}>{t('frame.retry')}</Button>}
      >
        {problemText(problem)}
      </Empty>
    )
  }
  if (!alarms) return <Skeleton rows={3} kind="line" />
  if (alarms.length === 0) {
    const { value: unseenOnly } = store.unseenOnly
    return (
      <Empty
        title={t(unseenOnly ? 'alarms.emptyTitle' : 'alarms.noneTitle')}
        action={unseenOnly && <Button onClick={() => store.show(false)}>{t('alarms.showAll')}</Button>}
      >
        {t('alarms.emptyText')}
      </Empty>
    )
  }
  return (
    <>
      <ul class="security-alarms">
        {alarms.map((alarm) => (
          <AlarmCard key={alarm.id} alarm={alarm} store={store} />
        ))}
      </ul>
      {store.before.value !== null && (
        <div>
          <Button disabled={store.busy.value} onClick={() => void store.loadOlder()}>
            {t('alarms.older')}
          </Button>
        </div>
      )}
    </>
  )
}
