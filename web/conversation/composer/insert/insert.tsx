import { ArrowLeft } from 'lucide-preact'
import type { TargetedKeyboardEvent } from 'preact'
import { useEffect, useRef } from 'preact/hooks'
import { t } from '../../../i18n'
import { Button, IconButton } from '../../../ui/button'
import { composingOf } from '../../composing'
import { enqueue } from '../../outbox'
import { wordsOf } from '../../outgoing'
import type { Thread } from '../../store'
import { problemsOf } from './check'
import { contentOf } from './content'
import { changeDraft, draftOf, emptyDraft, type InsertKind, rememberSent } from './drafts'
import { nameOf, Problems } from './fields'
import { Form } from './form'
import { KINDS } from './kinds'
import { InsertPreview } from './preview'
import './insert.css'

interface Props {
  thread: Thread
  kind: InsertKind
}

/**
 * The composer as a form: fields, and beside or below them what the customer will see. Enter goes to the next empty field,
 * with Ctrl or Cmd it sends; Escape goes back to the text, and what was filled in stays.
 */
export function Insert({ thread, kind }: Props) {
  const form = useRef<HTMLFormElement>(null)
  const { insert, quote, focus } = composingOf(thread.id)
  const draft = draftOf(thread.id, kind)
  const problems = problemsOf(draft.value)
  const { name, Icon } = KINDS[kind]

  useEffect(() => (nextEmpty(form.current) ?? fieldsOf(form.current)[0])?.focus(), [kind])

  const close = () => {
    insert.value = null
    focus.value += 1
  }
  const send = () => {
    if (problems.length > 0) return
    const content = contentOf(draft.peek())
    const clientId = crypto.randomUUID()
    const quoted = quote.peek()
    rememberSent(clientId, draft.peek())
    enqueue({
      clientId,
      conversationId: thread.id,
      kind: 'message',
      text: wordsOf(content),
      content,
      ...(quoted ? { replyTo: quoted.id } : {}),
      seenOutbound: thread.conversation.peek()?.spokenSeq ?? 0,
    })
    quote.value = null
    emptyDraft(thread.id, kind)
    close()
  }
  const onKeyDown = (event: TargetedKeyboardEvent<HTMLFormElement>) => {
    if (event.isComposing) return
    if (event.key === 'Escape') {
      event.preventDefault()
      close()
    } else if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault()
      send()
    } else if (event.key === 'Enter' && event.target instanceof HTMLInputElement) {
      event.preventDefault()
      nextEmpty(form.current)?.focus()
    }
  }
  return (
    <form
      ref={form}
      class="insert"
      aria-label={t(name)}
      onKeyDown={onKeyDown}
      onSubmit={(event) => {
        event.preventDefault()
        send()
      }}
    >
      <div class="insert-head">
        <IconButton name={t('insert.back')} keys="Esc" tip="above" onClick={close}>
          <ArrowLeft size={18} class="mirror" />
        </IconButton>
        <h3>
          <Icon size={16} />
          {t(name)}
        </h3>
      </div>
      <div class="insert-filling">
        <div class="insert-fields">
          <Problems.Provider value={problems}>
            <Form draft={draft.value} change={(changes) => changeDraft(thread.id, kind, changes)} />
          </Problems.Provider>
        </div>
        <InsertPreview content={contentOf(draft.value)} />
      </div>
      <div class="insert-foot">
        <p class="insert-missing" role="status">
          {firstOf(problems)}
        </p>
        <Button
          kind="main"
          type="submit"
          disabled={problems.length > 0}
          data-tip={t('insert.sendKeys')}
          data-tip-side="above"
        >
          {t('composer.send')}
        </Button>
      </div>
    </form>
  )
}

/** Why Send is grey. What is wrong rather than missing says so beside its field. */
function firstOf(problems: ReturnType<typeof problemsOf>): string {
  const first = problems.find(({ why }) => why === 'missing') ?? problems[0]
  if (!first) return ''
  const at = /\.(\d+)(?:\.title)?$/.exec(first.path)?.[1]
  const name = nameOf(first.label, at === undefined ? undefined : Number(at) + 1)
  return t(first.why === 'missing' ? 'composer.fillIn' : 'insert.mend', { key: name })
}

function fieldsOf(form: HTMLFormElement | null): HTMLInputElement[] {
  const fields = [...(form?.querySelectorAll<HTMLInputElement>('.insert-fields :is(input, textarea)') ?? [])]
  return fields.filter((field) => field.checkVisibility())
}

function nextEmpty(form: HTMLFormElement | null): HTMLElement | undefined {
  const fields = fieldsOf(form)
  const at = fields.indexOf(document.activeElement as HTMLInputElement)
  const order = [...fields.slice(at + 1), ...fields.slice(0, Math.max(0, at))]
  return order.find(({ value }) => value.trim() === '') ?? order[0]
}
