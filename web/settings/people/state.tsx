import type { ComponentChildren } from 'preact'
import { t } from '../../i18n'
import { problemText } from '../../problem-text'
import { Button } from '../../ui/button'
import { Empty } from '../../ui/empty'
import { Skeleton } from '../../ui/skeleton'
import type { PeopleStore } from './store'

/** What is there, once it is; before that, or in its place, what came between. */
export function WhenLoaded({ store, children }: { store: PeopleStore; children: () => ComponentChildren }) {
  const problem = store.problem.value
  if (problem) {
    return (
      <Empty
        title={t('people.failedTitle')}
        action={<Button onClick={() => void store.load()}>{t('frame.retry')}</Button>}
      >
        {problemText(problem)}
      </Empty>
    )
  }
  if (!store.loaded.value) return <Skeleton rows={6} kind="line" />
  return <>{children()}</>
}
