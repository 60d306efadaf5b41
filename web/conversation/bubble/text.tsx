import { ExternalLink } from 'lucide-preact'
import type { ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'
import { t } from '../../i18n'
import { Isolated } from '../../ui/isolated'
import { languageOf } from './script'
import { isOnlyEmoji, type TextPart, textParts } from './text-parts'
import './text.css'

interface Props {
  text: string
  /** As the assistant knew it; else the script says. */
  language?: string
  children?: ComponentChildren
}

/** A longer one is folded, so that the conversation around it stays in view. */
const MOST_SHOWN = 1_200
const FOLDED = 800

/** What somebody wrote: in its own direction and language, never as HTML. */
export function MessageText({ text, language, children }: Props) {
  const [all, setAll] = useState(false)
  const large = isOnlyEmoji(text)
  const folds = children === undefined && text.length > MOST_SHOWN
  const shown = folds && !all ? beginning(text) : text
  return (
    <>
      <p class={large ? 'message-text message-emoji' : 'message-text'} dir="auto" lang={language ?? languageOf(text)}>
        {children ?? textParts(shown).map((part, index) => <Part key={index} part={part} />)}
      </p>
      {folds && (
        <button type="button" class="foot-link" aria-expanded={all} onClick={() => setAll(!all)}>
          {t(all ? 'conversation.showLess' : 'conversation.showAll')}
        </button>
      )}
    </>
  )
}

/** Up to a space, where there is one: neither a word nor an emoji is cut. */
function beginning(text: string): string {
  const cut = text.slice(0, FOLDED).toWellFormed()
  const space = cut.search(/\s\S*$/)
  return `${space > FOLDED / 2 ? cut.slice(0, space) : cut}…`
}

function Part({ part }: { part: TextPart }) {
  if (part.kind === 'text') return <Isolated text={part.text} />
  return (
    <a class="message-link" href={part.href} target="_blank" rel="noopener noreferrer nofollow ugc" dir="ltr">
      {part.text}
      {part.host && <span class="message-host"> ({part.host})</span>}
      <ExternalLink size={12} class="mirror" aria-hidden="true" />
    </a>
  )
}
