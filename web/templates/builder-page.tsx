import { useEffect, useMemo, useState } from 'preact/hooks'
import { useLocation } from 'preact-iso'
import { refusalText } from '../channels/refusal-text'
import { NotAllowed } from '../frame/not-allowed'
import { NotFound } from '../frame/not-found'
import { channelOf, tenantLoaded } from '../frame/tenant'
import { t } from '../i18n'
import { languageName } from '../i18n/language-name'
import { may } from '../session'
import { Button } from '../ui/button'
import { Empty } from '../ui/empty'
import { PageHead } from '../ui/page-head'
import { Skeleton } from '../ui/skeleton'
import { BuilderForm } from './builder-form'
import { createBuilder } from './builder-store'
import { draftOf, emptyDraft, inAnotherLanguage } from './draft'
import type { TemplateShown } from './server'
import { createTemplateList, type TemplateListStore } from './store'
import './builder.css'

interface Props {
  channelId: string
  /** Absent: a new one. */
  name?: string
  language?: string
}

/** Writes a template, or shows one. `?from=name/language` begins with the words of another. */
export function BuilderPage({ channelId, name, language }: Props) {
  const list = useMemo(() => createTemplateList(channelId), [channelId])
  const { query } = useLocation()
  const back = { href: `/channels/${channelId}/templates`, name: t('channels.templates') }
  useEffect(() => {
    document.title = `${name ?? t('templates.new')} · WhatsNexus`
  }, [name])
  if (name === undefined && !may('template.write')) return <NotAllowed />
  if (tenantLoaded.value && !channelOf(channelId)) return <NotFound />
  const known = list.templates.value
  const found = known?.find((one) => one.name === name && one.language === language)
  if (known !== null && name !== undefined && !found) return <NotFound />
  const title = found ? <bdi>{found.name}</bdi> : t('templates.new')
  return (
    <section class="sheet page" aria-label={t('templates.one')}>
      <PageHead title={title} about={found && languageName(found.language)} back={back} />
      {known !== null ? (
        <Writing
          key={`${name}/${language}`}
          {...{ channelId, list, found: found ?? null, from: query.from, to: query.to }}
        />
      ) : list.problem.value ? (
        <Empty
          title={t('templates.failedTitle')}
          action={<Button onClick={() => void list.load(false)}>{t('frame.retry')}</Button>}
        >
          {refusalText(list.problem.value)}
        </Empty>
      ) : (
        <Skeleton rows={6} kind="line" />
      )}
    </section>
  )
}

interface WritingProps {
  channelId: string
  list: TemplateListStore
  found: TemplateShown | null
  from: string | undefined
  to: string | undefined
}

function Writing({ channelId, list, found, from, to }: WritingProps) {
  const { route } = useLocation()
  const [builder] = useState(() => createBuilder(channelId, firstDraft(list, found, from, to), found))
  useEffect(() => {
    // What was written is not lost by a closed tab without a word.
    const warn = (event: BeforeUnloadEvent) => {
      if (builder.changed.peek() && !builder.saving.peek()) event.preventDefault()
    }
    addEventListener('beforeunload', warn)
    return () => removeEventListener('beforeunload', warn)
  }, [builder])
  return <BuilderForm {...{ builder, channelId }} onDone={() => route(`/channels/${channelId}/templates`)} />
}

function firstDraft(list: TemplateListStore, found: TemplateShown | null, from?: string, to?: string) {
  if (found) return draftOf(found)
  const other = list.templates.peek()?.find((one) => `${one.name}/${one.language}` === from)
  return other ? inAnotherLanguage(draftOf(other), to ?? other.language) : emptyDraft()
}
