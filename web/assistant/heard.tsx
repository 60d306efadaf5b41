import { AudioLines, Image } from 'lucide-preact'
import type { Heard } from '../../workers/conversations/heard'
import { t } from '../i18n'
import './heard.css'

/** What a voice note says or a picture shows, as the assistant understood it: under the file, marked as not the customer's writing. */
export function HeardText({ heard: { what, text, language } }: { heard: Heard }) {
  return (
    <div class="heard">
      <p class="heard-what">
        {what === 'speech' ? <AudioLines size={13} aria-hidden="true" /> : <Image size={13} aria-hidden="true" />}
        {t(what === 'speech' ? 'assistant.heardSpeech' : 'assistant.heardPicture')}
      </p>
      <p class="heard-text" dir="auto" lang={language ?? undefined}>
        {text}
      </p>
    </div>
  )
}
