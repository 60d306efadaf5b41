import { AudioLines, Image } from 'lucide-preact'
import type { Heard } from '../../workers/conversations/heard'
import type { ThreadMessage } from '../../workers/conversations/thread'
import { Translated } from '../copilot/translated'
import { t } from '../i18n'
import './heard.css'

/** What a voice note says or a picture shows, as the assistant understood it: under the file, marked as not the customer's writing, and translated like that. */
export function HeardText({ message, heard: { what, text, language } }: { message: ThreadMessage; heard: Heard }) {
  const own = (
    <p class="heard-text" dir="auto" lang={language ?? undefined}>
      {text}
    </p>
  )
  return (
    <div class="heard">
      <p class="heard-what">
        {what === 'speech' ? <AudioLines size={13} aria-hidden="true" /> : <Image size={13} aria-hidden="true" />}
        {t(what === 'speech' ? 'assistant.heardSpeech' : 'assistant.heardPicture')}
      </p>
      {message.translations ? <Translated message={message} own={own} part="heard" /> : own}
    </div>
  )
}
