import { Plus, Trash2 } from 'lucide-preact'
import { t } from '../../i18n'
import { Group } from '../../settings/organization/group'
import { Button, IconButton } from '../../ui/button'
import { TextField } from '../../ui/field'
import { LinesField } from '../lead-plan/form'
import type { Voice } from './store'

type Topic = Voice['forbidden'][number]

/** What it leaves to people whatever it knows. */
export function Topics({ topics, onChange }: { topics: Topic[]; onChange: (topics: Topic[]) => void }) {
  const put = (at: number, topic: Topic) => onChange(topics.map((one, i) => (i === at ? topic : one)))
  return (
    <Group title={t('assistant.forbidden')} help={t('assistant.forbiddenHelp')}>
      <ul class="plan-rows">
        {topics.map((topic, at) => (
          <li key={at} class="plan-row">
            <div class="plan-row-fields">
              <TextField
                label={t('assistant.topic')}
                maxLength={80}
                value={topic.topic}
                onInput={(event) => put(at, { ...topic, topic: event.currentTarget.value })}
              />
              <LinesField
                label={t('assistant.topicWords')}
                help={t('assistant.topicWordsHelp')}
                lines={topic.phrases}
                onChange={(phrases) => put(at, { ...topic, phrases })}
              />
            </div>
            <IconButton
              name={t('assistant.removeTopic', { name: topic.topic })}
              onClick={() => onChange(topics.filter((_, i) => i !== at))}
            >
              <Trash2 size={16} />
            </IconButton>
          </li>
        ))}
      </ul>
      <div>
        <Button icon={<Plus size={16} />} onClick={() => onChange([...topics, { topic: '', phrases: [] }])}>
          {t('assistant.addTopic')}
        </Button>
      </div>
    </Group>
  )
}
