import { TriangleAlert } from 'lucide-preact'
import { type FileWarning, fileWarnings } from '../../../workers/abuse/files'
import { type FoundLink, type LinkWarning, linksIn } from '../../../workers/abuse/links'
import type { MediaView } from '../../../workers/conversations/views'
import { type MessageKey, t } from '../../i18n'
import './warnings.css'

/** The worst first: one is said of each. */
const LINKS: [LinkWarning, MessageKey][] = [
  ['misleading_user', 'conversation.linkUser'],
  ['look_alike', 'conversation.linkAlike'],
  ['text_differs', 'conversation.linkDiffers'],
  ['ip_address', 'conversation.linkNumber'],
  ['shortener', 'conversation.linkShort'],
  ['unsafe_scheme', 'conversation.linkPlain'],
]
const FILES: [FileWarning, MessageKey][] = [
  ['disguised', 'conversation.fileDisguised'],
  ['runs', 'conversation.fileRuns'],
  ['macros', 'conversation.fileMacros'],
  ['type_differs', 'conversation.fileDiffers'],
  ['archive', 'conversation.filePacked'],
]
/** A message full of links is warned of as a whole by the first few. */
const MOST_LINKS = 3

export function Warned({ text, file }: { text: string | null; file: MediaView | null }) {
  const about = file && FILES.find(([warning]) => fileWarnings(file).includes(warning))
  return (
    <>
      {about && <Warning>{t(about[1])}</Warning>}
      {linkSentences(text ?? '').map((sentence) => (
        <Warning key={sentence}>{sentence}</Warning>
      ))}
    </>
  )
}

function Warning({ children }: { children: string }) {
  return (
    <p class="bubble-warning">
      <TriangleAlert size={14} />
      <span>{children}</span>
    </p>
  )
}

/** Only what can be followed: the rest is shown as plain words. */
export function linkSentences(text: string): string[] {
  const sentences = linksIn(text).flatMap((link) => sentenceOf(link) ?? [])
  return [...new Set(sentences)].slice(0, MOST_LINKS)
}

function sentenceOf({ host, warnings }: FoundLink): string | null {
  const worst = LINKS.find(([warning]) => warnings.includes(warning))
  return worst && host !== null ? t(worst[1], { host }) : null
}
