import type { ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'
import type { ApiProblem } from '../../api'
import { t } from '../../i18n'
import { problemText } from '../../problem-text'
import { may } from '../../session'
import { Button } from '../../ui/button'
import { Empty } from '../../ui/empty'
import { TextArea } from '../../ui/field'
import { Notice } from '../../ui/notice'
import { Skeleton } from '../../ui/skeleton'
import { say } from '../../ui/toast'
import { linesOf } from './store'

interface Props {
  problem: ApiProblem | null
  loaded: boolean
  /** Nothing is missing. */
  complete: boolean
  /** What is missing, where it is not said below by itself. */
  missing?: string
  load: () => Promise<void>
  save: () => Promise<void>
  children: () => ComponentChildren
}

/** What is common to forms of a section: loading, saving, and what stands in the way. */
export function SectionForm({ problem, loaded, complete, missing, load, save, children }: Props) {
  const [refusal, setRefusal] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  if (problem) {
    return (
      <Empty title={t('leads.loadFailed')} action={<Button onClick={() => void load()}>{t('frame.retry')}</Button>}>
        {problemText(problem)}
      </Empty>
    )
  }
  if (!loaded) return <Skeleton rows={5} kind="line" />
  const submit = async () => {
    if (!complete) return setRefusal(missing ?? t('leads.incomplete'))
    setBusy(true)
    setRefusal(null)
    try {
      await save()
      say(t('leads.saved'))
    } catch (error) {
      setRefusal(problemText(error))
    }
    setBusy(false)
  }
  return (
    <form
      class="plan-form"
      onSubmit={(event) => {
        event.preventDefault()
        void submit()
      }}
    >
      <fieldset class="plan-all" disabled={!may('assistant.write') || busy}>
        {children()}
        {refusal && (
          <Notice tone="critical" alert>
            {refusal}
          </Notice>
        )}
        {may('assistant.write') && (
          <div>
            <Button kind="main" type="submit">
              {t('leads.save')}
            </Button>
          </div>
        )}
      </fieldset>
    </form>
  )
}

/** A list as lines of a text: what is typed stays as it is until the field is left. */
export function LinesField(props: {
  label: string
  help?: string
  lines: readonly string[]
  onChange: (lines: string[]) => void
}) {
  const { label, help, lines, onChange } = props
  const [typed, setTyped] = useState<string | null>(null)
  return (
    <TextArea
      label={label}
      {...(help === undefined ? {} : { help })}
      rows={3}
      value={typed ?? lines.join('\n')}
      onInput={(event) => {
        setTyped(event.currentTarget.value)
        onChange(linesOf(event.currentTarget.value))
      }}
    />
  )
}
