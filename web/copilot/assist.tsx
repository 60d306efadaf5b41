import { ListCollapse, PenLine, Sparkle, Undo2, X } from 'lucide-preact'
import { useEffect } from 'preact/hooks'
import { composingOf } from '../conversation/composing'
import type { Thread } from '../conversation/store'
import { t } from '../i18n'
import { languageName } from '../i18n/language-name'
import { may } from '../session'
import { Button, IconButton } from '../ui/button'
import { Menu, MenuItem } from '../ui/menu'
import { rewriteReply, suggestReply, undo } from './acts'
import { DraftSources } from './draft-sources'
import { followTranslations } from './follow-translations'
import { helpingOf } from './helping'
import { theirLanguage } from './languages'
import { TranslateMenu } from './translate-menu'
import './copilot.css'

interface Props {
  thread: Thread
  /** A reply can be written now. */
  writes: boolean
}

/** Under the box: a draft, the same in other words or another language, and the way back. It never sends. */
export function Assist({ thread, writes }: Props) {
  useEffect(() => followTranslations(thread), [thread])
  return (
    <section class="assist" aria-label={t('copilot.region')}>
      {writes && <Draft thread={thread} />}
      <Problem thread={thread} />
      <div class="assist-bar">
        {writes && <Verbs thread={thread} />}
        <TranslateMenu thread={thread} />
        <SumUp thread={thread} />
      </div>
    </section>
  )
}

/** While what the helper put there stands in the box: where it comes from, and one step back. */
function Draft({ thread }: { thread: Thread }) {
  const { before, draft } = helpingOf(thread.id)
  const text = composingOf(thread.id).texts.reply.value
  useEffect(() => {
    if (text !== '') return
    before.value = null // sent, or given up
    draft.value = null
  }, [text, before, draft])
  if (!draft.value || text === '') return null
  return <DraftSources draft={draft.value} />
}

function Problem({ thread }: { thread: Thread }) {
  const { problem } = helpingOf(thread.id)
  const found = problem.value
  const said = lastOfPeople(thread)
  const isHandedBack = thread.conversation.value?.baton.holder === 'assistant'
  // Whoever answers, notes something down or hands it back has dealt with it.
  useEffect(() => {
    problem.value = null
  }, [said, problem])
  useEffect(() => {
    if (isHandedBack) problem.value = null
  }, [isHandedBack, problem])
  if (!found) return null
  return (
    <div class="assist-problem" role="alert">
      <p>{found.text}</p>
      {found.again && (
        <Button kind="quiet" onClick={found.again}>
          {t('frame.retry')}
        </Button>
      )}
      {found.open && may('knowledge.write') && (
        <a class="button button-quiet" href={`/knowledge#faq?${new URLSearchParams({ question: found.open })}`}>
          {t('copilot.writeAnswer')}
        </a>
      )}
      <IconButton name={t('copilot.dismiss')} tip="inward" onClick={() => (problem.value = null)}>
        <X size={16} />
      </IconButton>
    </div>
  )
}

/** What a colleague said or noted last; what goes out by itself deals with nothing. */
function lastOfPeople(thread: Thread): string | undefined {
  return thread.items.value.findLast((item) => item.kind === 'message' && item.by?.startsWith('agent:'))?.id
}

const WAYS = [
  ['shorter', 'copilot.shorter'],
  ['friendlier', 'copilot.friendlier'],
  ['formal', 'copilot.formal'],
  ['fix', 'copilot.fix'],
] as const

function Verbs({ thread }: { thread: Thread }) {
  const { working, before } = helpingOf(thread.id)
  const text = composingOf(thread.id).texts.reply.value
  const empty = text.trim() === ''
  const running = working.value
  const pair = thread.conversation.value?.translating
  const theirs = pair?.theirs ?? theirLanguage(thread.items.value)
  const translate = () => void rewriteReply(thread, { how: 'translate', language: theirs })
  return (
    <>
      <Button
        kind="quiet"
        class="assist-suggest"
        icon={<Sparkle size={16} />}
        aria-disabled={running !== null}
        aria-busy={running === 'suggest'}
        onClick={() => void suggestReply(thread)}
      >
        {t(running === 'suggest' ? 'copilot.suggesting' : 'copilot.suggest')}
      </Button>
      {pair && !empty && (
        <Button kind="quiet" aria-disabled={running !== null} aria-busy={running === 'translate'} onClick={translate}>
          {t('copilot.putInto', { language: languageName(pair.theirs) })}
        </Button>
      )}
      <Menu
        label={t('copilot.rewrite')}
        trigger={(attributes) => (
          <Button
            kind="quiet"
            icon={<PenLine size={16} />}
            disabled={empty || running !== null}
            aria-busy={running === 'rewrite'}
            {...attributes}
          >
            <span class="assist-word">{t(running === 'rewrite' ? 'copilot.rewriting' : 'copilot.rewrite')}</span>
          </Button>
        )}
      >
        {(close) => (
          <>
            {WAYS.map(([how, key]) => (
              <MenuItem
                key={how}
                onClick={() => {
                  close()
                  void rewriteReply(thread, { how })
                }}
              >
                {t(key)}
              </MenuItem>
            ))}
            <hr class="menu-rule" />
            <MenuItem
              onClick={() => {
                close()
                translate()
              }}
            >
              {t('copilot.putInto', { language: languageName(theirs) })}
            </MenuItem>
          </>
        )}
      </Menu>
      {before.value?.put === text && (
        <Button kind="quiet" icon={<Undo2 size={16} class="mirror" />} onClick={() => undo(thread)}>
          <span class="assist-word">{t('copilot.undo')}</span>
        </Button>
      )}
      <span class="visually-hidden" role="status">
        {running === null ? '' : t('copilot.working')}
      </span>
    </>
  )
}

function SumUp({ thread }: { thread: Thread }) {
  const { summing } = helpingOf(thread.id)
  return (
    <IconButton
      name={t('copilot.sumUp')}
      tip="inward"
      pressed={summing.value}
      onClick={() => (summing.value = !summing.value)}
    >
      <ListCollapse size={18} />
    </IconButton>
  )
}
