import { useState } from 'preact/hooks'
import { t } from '../../i18n'
import { may } from '../../session'
import { Question } from '../../settings/question'
import { Button } from '../../ui/button'
import { Dialog } from '../../ui/dialog'
import { TextArea, TextField } from '../../ui/field'
import { say } from '../../ui/toast'
import type { Intent } from './server'
import { type Intents, readableName } from './store'

interface Props {
  store: Intents
  /** undefined: a new one. */
  intent?: Intent
  /** Of a new one: what customers were heard to say. */
  said?: string[]
  onClose: () => void
  onRemove?: () => void
}

/** An intent: what it is called, what it means, and how customers say it, a line for each. */
export function IntentEditor({ store, intent, said = [], onClose, onRemove }: Props) {
  const [name, setName] = useState(readableName(intent?.name ?? ''))
  const [description, setDescription] = useState(intent?.description ?? '')
  const [lines, setLines] = useState((intent?.examples ?? said).join('\n'))
  const examples = [...new Set(lines.split('\n').map((line) => line.trim()))].filter((line) => line !== '')
  const id = name.trim().toLowerCase().replace(/\s+/gu, '_')
  const taken = id !== intent?.name && (store.intents.value ?? []).some((one) => one.name === id)
  const tooLong = examples.find((one) => one.length > 500)
  if (!may('knowledge.write') && intent) return <Shown intent={intent} onClose={onClose} />

  async function save(): Promise<void> {
    const described = description.trim()
    await store.put({ name: id, ...(described === '' ? {} : { description: described }), examples }, intent?.name)
    say(t('intents.saved'))
  }
  return (
    <Question
      wide
      title={intent ? readableName(intent.name) : t('intents.add')}
      verb={t('intents.save')}
      ready={id !== '' && !taken && !tooLong && examples.length > 0}
      onConfirm={save}
      onClose={onClose}
    >
      <TextField
        label={t('intents.name')}
        help={t('intents.nameHelp')}
        error={taken ? t('intents.nameTaken') : undefined}
        value={name}
        maxLength={80}
        onInput={(event) => setName(event.currentTarget.value)}
      />
      <TextField
        label={t('intents.description')}
        help={t('intents.descriptionHelp')}
        value={description}
        maxLength={500}
        onInput={(event) => setDescription(event.currentTarget.value)}
      />
      <TextArea
        label={t('intents.examplesLabel')}
        help={t('intents.examplesHelp', { n: examples.length })}
        error={tooLong ? t('intents.exampleTooLong') : undefined}
        value={lines}
        rows={10}
        onInput={(event) => setLines(event.currentTarget.value)}
      />
      {onRemove && (
        <p>
          <Button kind="quiet" onClick={onRemove}>
            {t('intents.remove')}
          </Button>
        </p>
      )}
    </Question>
  )
}

/** For who may look and not change. */
function Shown({ intent, onClose }: { intent: Intent; onClose: () => void }) {
  return (
    <Dialog
      wide
      title={readableName(intent.name)}
      onClose={onClose}
      actions={<Button onClick={onClose}>{t('frame.close')}</Button>}
    >
      {intent.description && <p dir="auto">{intent.description}</p>}
      <ul class="intents-said">
        {intent.examples.map((text) => (
          <li key={text} dir="auto">
            {text}
          </li>
        ))}
      </ul>
    </Dialog>
  )
}
