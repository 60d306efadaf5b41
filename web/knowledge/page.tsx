import { useComputed } from '@preact/signals'
import { FilePlus2, Link, MessageCircleQuestion, Search, Upload as UploadIcon } from 'lucide-preact'
import { useEffect, useMemo, useRef, useState } from 'preact/hooks'
import { useLocation } from 'preact-iso'
import { t, tx } from '../i18n'
import { problemText } from '../problem-text'
import { may } from '../session'
import { Button } from '../ui/button'
import { Empty } from '../ui/empty'
import { Skeleton } from '../ui/skeleton'
import { AssistantSwitches } from './assistant-switches'
import { DocumentChips } from './document-chips'
import { DocumentDialog, type Opened } from './document-dialog'
import { DocumentTable } from './document-table'
import { BOOK } from './pictures'
import { openedBy } from './place'
import { ReadingList } from './reading-list'
import { SourceDialog } from './source-dialog'
import { SourceList } from './source-list'
import { createSources } from './sources-store'
import { createKnowledge, type Knowledge } from './store'
import { createTrial } from './trial'
import { TrialChat } from './trial-chat'
import { ACCEPTED } from './upload'
import './knowledge.css'

type Adding = Opened | { kind: 'source' }

/** What the assistant knows, and a place to try it. What the address opens: place.ts. */
export function KnowledgePage() {
  const knowledge = useMemo(createKnowledge, [])
  const sources = useMemo(() => createSources(knowledge.load), [knowledge])
  const trial = useMemo(createTrial, [])
  const [opened, open] = useState<Adding | null>(null)
  const [over, setOver] = useState(false)
  const { url, route } = useLocation()
  useEffect(() => {
    document.title = `${t('frame.knowledge')} · WhatsNexus`
    void knowledge.load()
    void sources.load()
    return () => {
      knowledge.close()
      sources.close()
    }
  }, [knowledge, sources])
  useEffect(() => {
    const read = () => {
      const asked = openedBy(location.hash)
      if (asked) open(asked)
    }
    read()
    addEventListener('hashchange', read)
    return () => removeEventListener('hashchange', read)
  }, [url])
  const close = () => {
    open(null)
    if (location.hash) route('/knowledge', true)
  }
  const writable = may('knowledge.write')
  return (
    <>
      <section
        class={over ? 'sheet knowledge knowledge-over' : 'sheet knowledge'}
        aria-label={t('frame.knowledge')}
        onDragOver={(event) => {
          event.preventDefault()
          setOver(writable && event.dataTransfer?.types.includes('Files') === true)
        }}
        onDragLeave={({ currentTarget, relatedTarget }) => {
          if (!(relatedTarget instanceof Node && currentTarget.contains(relatedTarget))) setOver(false)
        }}
        onDrop={(event) => {
          event.preventDefault()
          setOver(false)
          if (writable) void knowledge.uploads.add(event.dataTransfer?.files ?? [])
        }}
      >
        <Head knowledge={knowledge} onAdd={open} />
        <div class="knowledge-scroll">
          <AssistantSwitches />
          <ReadingList knowledge={knowledge} />
          <SourceList sources={sources} />
          <DocumentChips knowledge={knowledge} />
          <Documents
            knowledge={knowledge}
            onOpen={(documentId) => open({ kind: 'document', documentId })}
            onAdd={open}
          />
        </div>
        {over && <p class="knowledge-drop">{t('hub.dropHere')}</p>}
      </section>
      <TrialChat
        trial={trial}
        onOpen={(documentId, cited) => open({ kind: 'document', documentId, cited })}
        onWrite={(question) => open({ kind: 'faq', question })}
      />
      {opened?.kind === 'source' && <SourceDialog sources={sources} onClose={close} />}
      {opened && opened.kind !== 'source' && (
        <DocumentDialog key={JSON.stringify(opened)} knowledge={knowledge} opened={opened} onClose={close} />
      )}
    </>
  )
}

function Head({ knowledge, onAdd }: { knowledge: Knowledge; onAdd: (what: Adding) => void }) {
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
          <Button icon={<Link size={16} />} onClick={() => onAdd({ kind: 'source' })}>
            {t('hub.addSource')}
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
              void knowledge.uploads.add(event.currentTarget.files ?? [])
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
  onAdd: (what: Adding) => void
}

function Documents({ knowledge, onOpen, onAdd }: DocumentsProps) {
  // What is being read, and what failed by itself, has its line above with what can be done.
  const settled = useComputed(() =>
    knowledge.shown.value.filter(
      ({ stage, state, sourceId }) =>
        stage === null && (state !== 'failed' || sourceId !== null || knowledge.filter.value === 'failed'),
    ),
  )
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
  return settled.value.length > 0 ? <DocumentTable documents={settled.value} onOpen={onOpen} /> : null
}
