import { useEffect, useState } from 'preact/hooks'
import { t } from '../i18n'
import { problemText } from '../problem-text'
import { may } from '../session'
import { Button } from '../ui/button'
import { Dialog } from '../ui/dialog'
import { TextArea, TextField } from '../ui/field'
import { Skeleton } from '../ui/skeleton'
import { say } from '../ui/toast'
import { type FaqPair, faqPairs, newPair } from './faq'
import { FaqEditor } from './faq-editor'
import type { DocumentDraft, DocumentShown, Knowledge } from './store'

export type Opened = { kind: 'faq'; question: string } | { kind: 'text' } | { kind: 'document'; documentId: string }

interface Props {
  knowledge: Knowledge
  opened: Opened
  onClose: () => void
}

/** Adds a document, or shows one with its text. What was typed is not lost by a click beside it: leaving it asks first. */
export function DocumentDialog({ knowledge, opened, onClose }: Props) {
  const documentId = opened.kind === 'document' ? opened.documentId : undefined
  const [draft, setDraft] = useState<DocumentDraft | null>(() => blank(opened))
  const [pairs, setPairs] = useState<FaqPair[] | null>(() =>
    opened.kind === 'faq' ? [newPair(opened.question)] : null,
  )
  const [typed, setTyped] = useState(false)
  const [leaving, setLeaving] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const [removing, setRemoving] = useState(false)
  const known = knowledge.documents.value?.find(({ id }) => id === documentId)

  useEffect(() => {
    if (documentId === undefined || !known || draft) return
    knowledge.text(documentId).then(
      (text) => {
        setDraft({ title: known.title, kind: editable(known.kind), text })
        setPairs(known.kind === 'faq' ? faqPairs(text) : null)
      },
      (error: unknown) => setProblem(problemText(error)),
    )
  }, [documentId, known, draft, knowledge])

  const attempt = async (work: () => Promise<void>, done: string) => {
    setBusy(true)
    try {
      await work()
      say(done)
      onClose()
    } catch (error) {
      setProblem(problemText(error))
      setBusy(false)
    }
  }
  const change = (part: Partial<DocumentDraft>) => {
    setDraft((before) => before && { ...before, ...part })
    setTyped(true)
  }
  const leave = () => (typed ? setLeaving(true) : onClose())
  const writable = may('knowledge.write')
  const ready = draft !== null && draft.title.trim() !== '' && draft.text.trim() !== ''
  const title =
    documentId === undefined
      ? t(opened.kind === 'faq' ? 'knowledge.addFaq' : 'knowledge.addText')
      : (known?.title ?? t('knowledge.document'))

  if (removing && documentId !== undefined) {
    return (
      <Dialog
        title={t('knowledge.removeTitle', { name: known?.title ?? '' })}
        onClose={() => setRemoving(false)}
        actions={
          <>
            <Button onClick={() => setRemoving(false)}>{t('frame.cancel')}</Button>
            <Button
              kind="danger"
              disabled={busy}
              onClick={() => void attempt(() => knowledge.remove(documentId), t('knowledge.removed'))}
            >
              {t('knowledge.remove')}
            </Button>
          </>
        }
      >
        <p>{t('knowledge.removeText', { n: known?.chunks ?? 0 })}</p>
        {problem && <p class="field-error">{problem}</p>}
      </Dialog>
    )
  }
  return (
    <Dialog
      wide
      title={title}
      onClose={leave}
      actions={
        leaving ? (
          <>
            <span class="dialog-first" role="alert">
              {t('knowledge.discardTitle')}
            </span>
            <Button onClick={() => setLeaving(false)}>{t('knowledge.goOn')}</Button>
            <Button kind="danger" onClick={onClose}>
              {t('knowledge.discard')}
            </Button>
          </>
        ) : (
          <>
            {documentId !== undefined && writable && (
              <Button class="dialog-first" onClick={() => setRemoving(true)}>
                {t('knowledge.remove')}
              </Button>
            )}
            <Button onClick={leave}>{t(writable ? 'frame.cancel' : 'frame.close')}</Button>
            {writable && (
              <Button
                kind="main"
                disabled={!ready || busy}
                onClick={() => draft && void attempt(() => knowledge.save(draft, documentId), t('knowledge.saved'))}
              >
                {t('knowledge.save')}
              </Button>
            )}
          </>
        )
      }
    >
      {draft ? (
        <>
          <TextField
            label={t('knowledge.title')}
            value={draft.title}
            maxLength={300}
            disabled={!writable}
            onInput={(event) => change({ title: event.currentTarget.value })}
          />
          {pairs ? (
            <FaqEditor first={pairs} disabled={!writable} error={problem} onChange={(text) => change({ text })} />
          ) : (
            <TextArea
              label={t(draft.kind === 'faq' ? 'knowledge.faqText' : 'knowledge.text')}
              help={t(draft.kind === 'faq' ? 'knowledge.faqHelp' : 'knowledge.textHelp')}
              error={problem}
              value={draft.text}
              rows={14}
              disabled={!writable}
              onInput={(event) => change({ text: event.currentTarget.value })}
            />
          )}
        </>
      ) : problem ? (
        <p class="field-error" role="alert">
          {problem}
        </p>
      ) : (
        <Skeleton rows={5} kind="line" />
      )}
    </Dialog>
  )
}

function blank(opened: Opened): DocumentDraft | null {
  if (opened.kind === 'document') return null
  if (opened.kind === 'text') return { title: '', kind: 'text', text: '' }
  return { title: opened.question.slice(0, 80), kind: 'faq', text: '' }
}

/** What was read out of a file or a page is edited as text. */
function editable(kind: DocumentShown['kind']): DocumentDraft['kind'] {
  return kind === 'file' || kind === 'page' ? 'markdown' : kind
}
