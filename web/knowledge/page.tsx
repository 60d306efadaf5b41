import { useComputed } from '@preact/signals'
import { FilePlus2, MessageCircleQuestion, Search, Upload as UploadIcon } from 'lucide-preact'
import { useEffect, useMemo, useRef, useState } from 'preact/hooks'
import { useLocation } from 'preact-iso'
import { t, tx } from '../i18n'
import { problemText } from '../problem-text'
import { may } from '../session'
import { Button } from '../ui/button'
import { Empty } from '../ui/empty'
import { Skeleton } from '../ui/skeleton'
import { AssistantSwitches } from './assistant-switches'
import { DocumentDialog, type Opened } from './document-dialog'
import { DocumentTable } from './document-table'
import { BOOK } from './pictures'
import { ReadingList } from './reading-list'
import { ACCEPTED, createKnowledge, type Knowledge } from './store'
import { createTrial } from './trial'
import { TrialChat } from './trial-chat'
import './knowledge.css'

/** What the assistant knows, and a place to try it. `#doc_…` opens a document. */
export function KnowledgePage() {
  const knowledge = useMemo(createKnowledge, [])
  const trial = useMemo(createTrial, [])
  const [opened, open] = useState<Opened | null>(null)
  const { url, route } = useLocation()
  useEffect(() => {
    document.title = `${t('frame.knowledge')} · WhatsNexus`
    void knowledge.load()
    return () => knowledge.close()
  }, [knowledge])
  useEffect(() => {
    const id = location.hash.slice(1)
    if (id.startsWith('doc_')) open({ kind: 'document', documentId: id })
  }, [url])
  const close = () => {
    open(null)
    if (location.hash) route('/knowledge', true)
  }
  return (
    <>
      <section
        class="sheet knowledge"
        aria-label={t('frame.knowledge')}
        onDragOver={(event) => event.preventDefault()}
        onDrop={(event) => {
          event.preventDefault()
          if (may('knowledge.write')) void knowledge.upload(event.dataTransfer?.files ?? [])
        }}
      >
        <Head knowledge={knowledge} onAdd={open} />
        <div class="knowledge-scroll">
          <AssistantSwitches />
          <ReadingList knowledge={knowledge} />
          <Documents
            knowledge={knowledge}
            onOpen={(documentId) => open({ kind: 'document', documentId })}
            onAdd={open}
          />
        </div>
      </section>
      <TrialChat
        trial={trial}
        onOpen={(documentId) => open({ kind: 'document', documentId })}
        onWrite={(question) => open({ kind: 'faq', question })}
      />
      {opened && <DocumentDialog knowledge={knowledge} opened={opened} onClose={close} />}
    </>
  )
}

function Head({ knowledge, onAdd }: { knowledge: Knowledge; onAdd: (what: Opened) => void }) {
  const input = useRef<HTMLInputElement>(null)
  const { documents, passages } = knowledge.totals.value
  return (
    <header class="knowledge-head">
      <div class="knowledge-title">
        <h1>{t('frame.knowledge')}</h1>
        {knowledge.documents.value && (
          <p class="numbers">
            {tx('knowledge.documents', { n: documents })} · {tx('knowledge.passages', { n: passages })}
          </p>
        )}
      </div>
      <label class="knowledge-search">
        <Search size={16} />
        <input
          type="search"
          placeholder={t('knowledge.search')}
          aria-label={t('knowledge.search')}
          value={knowledge.words.value}
          onInput={(event) => {
            knowledge.words.value = event.currentTarget.value
          }}
        />
      </label>
      {may('knowledge.write') && (
        <div class="knowledge-verbs">
          <Button icon={<MessageCircleQuestion size={16} />} onClick={() => onAdd({ kind: 'faq', question: '' })}>
            {t('knowledge.addFaq')}
          </Button>
          <Button icon={<FilePlus2 size={16} />} onClick={() => onAdd({ kind: 'text' })}>
            {t('knowledge.addText')}
          </Button>
          <Button kind="main" icon={<UploadIcon size={16} />} onClick={() => input.current?.click()}>
            {t('knowledge.upload')}
          </Button>
          <input
            ref={input}
            class="visually-hidden"
            type="file"
            multiple
            accept={ACCEPTED}
            tabIndex={-1}
            aria-label={t('knowledge.upload')}
            onChange={(event) => {
              void knowledge.upload(event.currentTarget.files ?? [])
              event.currentTarget.value = ''
            }}
          />
        </div>
      )}
    </header>
  )
}

interface DocumentsProps {
  knowledge: Knowledge
  onOpen: (documentId: string) => void
  onAdd: (what: Opened) => void
}

function Documents({ knowledge, onOpen, onAdd }: DocumentsProps) {
  const settled = useComputed(() => knowledge.shown.value.filter(({ state }) => state === 'ready'))
  if (knowledge.documents.value === null) {
    const problem = knowledge.problem.value
    if (!problem) return <Skeleton rows={6} kind="line" />
    return (
      <Empty
        title={t('knowledge.failedTitle')}
        action={<Button onClick={() => void knowledge.load()}>{t('frame.retry')}</Button>}
      >
        {problemText(problem)}
      </Empty>
    )
  }
  if (knowledge.documents.value.length === 0) {
    const add = <Button onClick={() => onAdd({ kind: 'faq', question: '' })}>{t('knowledge.addFaq')}</Button>
    return (
      <Empty picture={BOOK} title={t('knowledge.emptyTitle')} action={may('knowledge.write') ? add : undefined}>
        {t('knowledge.emptyText')}
      </Empty>
    )
  }
  if (knowledge.shown.value.length === 0) {
    return <Empty title={t('knowledge.noMatchTitle')}>{t('knowledge.noMatchText')}</Empty>
  }
  return <DocumentTable documents={settled.value} onOpen={onOpen} />
}
