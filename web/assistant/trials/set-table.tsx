import { Play } from 'lucide-preact'
import { t } from '../../i18n'
import { dateOnly } from '../../i18n/time'
import { may } from '../../session'
import { Button } from '../../ui/button'
import type { QuestionSet } from './server'

interface Props {
  sets: readonly QuestionSet[]
  onOpen: (setId: string) => void
  onRun: (setId: string) => Promise<void>
}

export function SetTable({ sets, onOpen, onRun }: Props) {
  if (sets.length === 0) return <p class="trials-none">{t('trials.noSets')}</p>
  const writable = may('knowledge.write')
  return (
    <ul class="trials-list">
      {sets.map(({ id, name, count, updatedAt }) => (
        <li key={id}>
          <button type="button" class="trials-name" onClick={() => onOpen(id)}>
            <bdi>{name}</bdi>
          </button>
          <span class="trials-facts numbers">
            {t('trials.count', { n: count })} · {dateOnly(updatedAt)}
          </span>
          {writable && (
            <Button icon={<Play size={16} />} disabled={count === 0} onClick={() => void onRun(id)}>
              {t('trials.run')}
            </Button>
          )}
        </li>
      ))}
    </ul>
  )
}
