import { useState } from 'preact/hooks'
import { t } from '../../i18n'
import { Toggle } from '../../ui/toggle'
import { DayHours } from './day-hours'
import { Group, type GroupProps, SavedTogether } from './group'
import { Holidays } from './holidays'
import type { Day } from './server'
import { dayFault, dayNames, usualWeek } from './week'

/** When somebody is there, and the days on which nobody is. */
export function Hours({ store, organization: { businessHours, holidays, timeZone } }: GroupProps) {
  const [week, setWeek] = useState(businessHours)
  const [free, setFree] = useState(holidays)
  const isNamed = free.every(({ date, name }) => date !== '' && name.trim() !== '')
  const dates = free.map(({ date }) => date).filter((date) => date !== '') // what lacks one is no double
  const isOnce = new Set(dates).size === dates.length
  const put = (at: number, day: Day) => setWeek((week ?? []).map((one, index) => (index === at ? day : one)))
  const changed = JSON.stringify([week, free]) !== JSON.stringify([businessHours, holidays])
  const save = async () => {
    const sorted = [...free].sort((one, other) => one.date.localeCompare(other.date))
    const refused = await store.save('hours', { businessHours: week, holidays: sorted })
    if (refused === null) setFree(store.organization.peek()?.holidays ?? sorted)
    return refused
  }
  return (
    <Group title={t('organization.hours')} help={t('organization.hoursHelp', { zone: timeZone.replaceAll('_', ' ') })}>
      <SavedTogether
        changed={changed}
        ready={isNamed && isOnce && (week ?? []).every((day) => dayFault(day) === null)}
        save={save}
      >
        <Toggle
          label={t('organization.alwaysOpen')}
          on={week === null}
          onChange={(always) => setWeek(always ? null : (businessHours ?? usualWeek()))}
        />
        {week && (
          <ul class="week">
            {dayNames().map((name, at) => (
              <DayHours
                key={name}
                name={name}
                day={week[at] ?? []}
                onChange={(day) => put(at, day)}
                toAll={() => setWeek(week.map(() => week[at] ?? []))}
              />
            ))}
          </ul>
        )}
        <Holidays days={free} onChange={setFree} isOnce={isOnce} isNamed={isNamed} />
      </SavedTogether>
    </Group>
  )
}
