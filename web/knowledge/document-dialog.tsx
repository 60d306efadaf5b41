import { useState } from 'preact/hooks'
import { useLocation } from 'preact-iso'
import { t } from '../i18n'
import { dateWithTime } from '../i18n/time'
import { problemText } from '../problem-text'
import { may } from '../session'
import { Button } from '../ui/button'
import { Dialog } from '../ui/dialog'
import { Notice } from '../ui/notice'
import { say, sayNews } from '../ui/toast'
import { FileAbout } from './file-about'
import { Impact } from './impact'
import { Passages } from './passages'
import { Removal } from './removal'
import type { DocumentDraft, DocumentShown, Knowledge } from './store'
import { useEditing } from './use-editing'
import { Versions } from './versions'
import { Writing } from './writing'
import '../ui/page.css'
import './document-dialog.css'

/** What an answer leans on: a passage, and the words of it. */
export interface Cited {
  chunkId: string
  quote: string | null
}

export type Opened =
  | { kind: 'faq'; question: string; suggestionId?: string }
  | { kind: 'text' }
  | { kind: 'document'; documentId: string; cited?: Cited }

/** Where the questions stand that nobody has answered yet. */
const INSIGHTS = '/assistant/insights'

type Tab = 'text' | 'passages' | 'versions'

interface Props {
  knowledge: Knowledge
  opened: Opened
  onClose: () => void
}

/** Adds a document, or shows one. What was typed is not lost by a click beside it: leaving it asks first. */
export function DocumentDialog({ knowledge, opened, onClose }: Props) {
  // What is new becomes a draft once its effect is asked for.
  const [made, setMade] = useState<string>()
  const documentId = opened.kind === 'document' ? opened.documentId : made
  const cited = opened.kind === 'document' ? opened.cited : undefined
  const known = knowledge.documents.value?.find(({ id }) => id === documentId)
  const editing = useEditing(knowledge, blank(opened), known)
  const [chosen, choose] = useState<Tab | null>(cited ? 'passages' : null)
  const [leaving, setLeaving] = useState(false)
  const [busy, setBusy] = useState(false)
  const [removing, setRemoving] = useState<DocumentShown | null>(null)
  const isRead = known?.kind === 'file' || known?.kind === 'page'
  const tab = chosen ?? (isRead ? 'passages' : 'text')
  const writable = may('knowledge.write')
  const { written, details, typed } = editing
  // What only the team may read any more is gone for customers.
  const hides = known?.published && known.audience === 'customers' && details.audience === 'agents'
  const ready = written !== null && written.title.trim() !== '' && written.text.trim() !== ''

  const { route } = useLocation()
  const begun = opened.kind === 'faq' && opened.suggestionId ? { suggestionId: opened.suggestionId } : {}
  const place = { documentId, ...begun }

  const attempt = async (work: () => Promise<unknown>, done: string) => {
    setBusy(true)
    editing.refuse(null)
    try {
      const closed = (await work()) === true
      if (closed) sayNews(t('hub.publishedAnswered'), { label: t('hub.backToInsights'), run: () => route(INSIGHTS) })
      else say(done)
      onClose()
    } catch (error) {
      editing.refuse(problemText(error))
      setBusy(false)
    }
  }
  const publish = async () => {
    if (!written) return false
    if (documentId !== undefined && known?.draft) return knowledge.publish(written, details, documentId)
    return knowledge.save(written, details, place)
  }
  const saveDraft = async () => {
    if (written) await knowledge.saveDraft(written, details, place)
  }
  const keptForTrial = async () => {
    if (!written) return documentId ?? ''
    const id = await knowledge.keepForTrial(written, details, place)
    if (documentId === undefined) setMade(id)
    return id
  }
  const leave = () => (typed && writable ? setLeaving(true) : onClose())

  if (removing) {
    return <Removal knowledge={knowledge} document={removing} onBack={() => setRemoving(null)} onClose={onClose} />
  }
  const title =
    documentId === undefined
      ? t(opened.kind === 'faq' ? 'knowledge.addFaq' : 'knowledge.addText')
      : (known?.title ?? t('knowledge.document'))
  const asks = (
    <>
      <span class="dialog-first" role="alert">
        {t('knowledge.discardTitle')}
      </span>
      <Button onClick={() => setLeaving(false)}>{t('knowledge.goOn')}</Button>
      <Button kind="danger" onClick={onClose}>
        {t('knowledge.discard')}
      </Button>
    </>
  )
  const verbs = (
    <>
      {known && writable && (
        <Button class="dialog-first" onClick={() => setRemoving(known)}>
          {t('knowledge.remove')}
        </Button>
      )}
      <Button onClick={leave}>{t(writable ? 'frame.cancel' : 'frame.close')}</Button>
      {writable && !isRead && tab === 'text' && (documentId === undefined || known) && (
        <>
          <Button disabled={!ready || busy} onClick={() => void attempt(saveDraft, t('hub.draftSaved'))}>
            {t('hub.saveDraft')}
          </Button>
          <Button kind="main" disabled={!ready || busy} onClick={() => void attempt(publish, t('hub.published'))}>
            {t('hub.publish')}
          </Button>
        </>
      )}
      {writable && known && isRead && tab === 'text' && (
        <Button
          kind="main"
          disabled={!typed || busy}
          onClick={() => void attempt(() => knowledge.changeDetails(known.id, details), t('hub.detailsSaved'))}
        >
          {t('knowledge.save')}
        </Button>
      )}
    </>
  )
  return (
    <Dialog wide title={title} onClose={leave} actions={leaving ? asks : verbs}>
      {known && <Tabs isRead={isRead} tab={tab} onChoose={choose} />}
      {known?.draft && tab === 'text' && (
        <DraftNotice
          document={known}
          onDiscard={() => attempt(() => knowledge.discardDraft(known.id), t('hub.draftGone'))}
        />
      )}
      {documentId !== undefined && !known && knowledge.documents.value !== null && (
        <Notice tone="warning">{t('problem.noDocument')}</Notice>
      )}
      {!isRead && (documentId === undefined || known) && (
        // It stays while another view is looked at: what was typed is in it.
        <div class="document-writing" hidden={tab !== 'text'}>
          <Writing editing={editing} disabled={!writable} />
        </div>
      )}
      {!isRead && tab === 'text' && writable && !hides && (typed || known?.draft) && (
        <Impact documentId={typed || !known ? keptForTrial : known.id} change="draft" disabled={!ready} />
      )}
      {tab === 'text' && writable && hides && <Impact documentId={known.id} change="removal" />}
      {tab === 'text' && known && isRead && (
        <FileAbout knowledge={knowledge} document={known} editing={editing} disabled={!writable} onClose={onClose} />
      )}
      {tab === 'passages' && known && <Passages document={known} cited={cited} />}
      {tab === 'versions' && known && <Versions knowledge={knowledge} document={known} onClose={onClose} />}
    </Dialog>
  )
}

function Tabs({ isRead, tab, onChoose }: { isRead: boolean; tab: Tab; onChoose: (tab: Tab) => void }) {
  const names = {
    text: t(isRead ? 'hub.about' : 'knowledge.text'),
    passages: t('knowledge.passagesHead'),
    versions: t('hub.versions'),
  }
  return (
    <nav class="document-tabs" aria-label={t('hub.views')}>
      {(['text', 'passages', 'versions'] as const).map((one) => (
        <button
          key={one}
          type="button"
          class="page-tab"
          aria-current={one === tab ? 'page' : undefined}
          onClick={() => onChoose(one)}
        >
          {names[one]}
        </button>
      ))}
    </nav>
  )
}

function DraftNotice({ document, onDiscard }: { document: DocumentShown; onDiscard: () => void }) {
  const { draft, published } = document
  if (!draft) return null
  const discard = may('knowledge.write') && published && <Button onClick={onDiscard}>{t('hub.discardDraft')}</Button>
  return (
    <Notice tone="info" action={discard}>
      {published ? t('hub.draftNotice', { time: dateWithTime(draft.savedAt) }) : t('hub.firstDraftNotice')}
    </Notice>
  )
}

function blank(opened: Opened): DocumentDraft | null {
  if (opened.kind === 'document') return null
  if (opened.kind === 'text') return { title: '', kind: 'markdown', text: '' }
  return { title: opened.question.slice(0, 80), kind: 'faq', text: '' }
}
