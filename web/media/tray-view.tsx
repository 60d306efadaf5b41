import { FileText, Image, Music, Video, X } from 'lucide-preact'
import type { TargetedKeyboardEvent } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import { CAPTION_CHARACTERS, MEDIA_LIMITS } from '../../workers/media/limits'
import { sendKey } from '../conversation/composer/send-key'
import { composingOf } from '../conversation/composing'
import { type MessageKey, t } from '../i18n'
import { Button, IconButton } from '../ui/button'
import { directionOf } from '../ui/field'
import { type Fix, takesCaption } from './check'
import { limitWords } from './limit-words'
import { fix, removeFile, setCaption, type TrayFile } from './tray'
import { fileSize, typeWord } from './words'
import './tray.css'

interface Props {
  conversationId: string
  onSend: () => void
}

/** Above the text: what goes with it, in the order in which it goes. */
export function TrayView({ conversationId, onSend }: Props) {
  const { files } = composingOf(conversationId)
  return (
    <div class="tray">
      <ul class="tray-files" aria-label={t('media.tray')}>
        {files.value.map((one) => (
          <Line key={one.id} one={one} conversationId={conversationId} onSend={onSend} />
        ))}
      </ul>
      <p class="tray-limits">{limitWords()}</p>
    </div>
  )
}

function Line({ one, conversationId, onSend }: Props & { one: TrayFile }) {
  const composing = composingOf(conversationId)
  const { id, filename, mimeType, kind, file, caption, problem, working } = one
  const line = useRef<HTMLLIElement>(null)
  // Of many only some are in view, and this one is why nothing can be sent.
  useEffect(() => {
    if (problem) line.current?.scrollIntoView({ block: 'nearest' })
  }, [problem])
  const onKeyDown = (event: TargetedKeyboardEvent<HTMLInputElement>) => {
    if (event.key !== 'Enter' || event.isComposing) return
    event.preventDefault()
    if (sendKey.peek() === 'enter' || event.ctrlKey || event.metaKey) onSend()
  }
  return (
    <li ref={line} class={problem ? 'tray-file tray-wrong' : 'tray-file'}>
      <Preview one={one} />
      <div class="tray-words">
        <p class="tray-name">
          <bdi>{filename}</bdi>
          <span class="tray-facts numbers">
            <bdi>
              {[
                typeWord(filename, mimeType),
                kind === 'sticker' ? t('conversation.sticker') : null,
                fileSize(file.size),
              ]
                .filter(Boolean)
                .join(' · ')}
            </bdi>
          </span>
        </p>
        {working ? (
          <p class="tray-working" role="status">
            {t('media.converting')}
          </p>
        ) : problem ? (
          <Problem one={one} conversationId={conversationId} />
        ) : (
          takesCaption(kind) && (
            <input
              class="tray-caption"
              type="text"
              dir={directionOf(caption)}
              value={caption}
              maxLength={CAPTION_CHARACTERS}
              placeholder={t('media.caption')}
              aria-label={t('media.captionFor', { name: filename })}
              onInput={(event) => setCaption(composing, id, event.currentTarget.value)}
              onKeyDown={onKeyDown}
            />
          )
        )}
      </div>
      <IconButton name={t('media.remove', { name: filename })} tip="above" onClick={() => removeFile(composing, id)}>
        <X size={16} />
      </IconButton>
    </li>
  )
}

const FIXES: Record<Fix, MessageKey> = { jpeg: 'media.asJpeg', sticker: 'media.asSticker' }

/** Why it cannot go as it is, and what to do. */
function Problem({ one, conversationId }: { one: TrayFile; conversationId: string }) {
  return (
    <div class="tray-problem" role="alert">
      <p>{problemWords(one)}</p>
      {one.fixes.map((by) => (
        <Button key={by} onClick={() => void fix(composingOf(conversationId), one, by)}>
          {t(by === 'jpeg' && one.problem === 'too_large' ? 'media.makeSmaller' : FIXES[by])}
        </Button>
      ))}
    </div>
  )
}

function problemWords({ kind, problem, file }: TrayFile): string {
  if (problem === 'empty') return t('media.empty')
  if (problem === 'unreadable') return t('media.unreadable')
  if (problem === 'too_large') {
    const key = { image: 'largeImage', video: 'largeVideo', audio: 'largeAudio' } as const
    const which = kind === 'sticker' || kind === 'document' ? 'largeDocument' : key[kind]
    return t(`media.${which}`, { limit: fileSize(MEDIA_LIMITS[kind].bytes), size: fileSize(file.size) })
  }
  const key = { image: 'wrongImage', video: 'wrongVideo', audio: 'wrongAudio' } as const
  return t(`media.${kind === 'sticker' || kind === 'document' ? 'wrongDocument' : key[kind]}`)
}

const ICONS = { image: Image, sticker: Image, video: Video, audio: Music, document: FileText }

/** What the browser cannot draw stands there as a sign. */
function Preview({ one: { kind, address } }: { one: TrayFile }) {
  const [unseen, setUnseen] = useState<string | null>(null)
  const drawn = kind === 'image' || kind === 'sticker'
  if (drawn && unseen !== address)
    return <img class="tray-preview" src={address} alt="" decoding="async" onError={() => setUnseen(address)} />
  if (kind === 'video' && unseen !== address)
    return (
      <video
        class="tray-preview"
        src={`${address}#t=0.001`}
        preload="metadata"
        muted
        playsInline
        tabIndex={-1}
        onError={() => setUnseen(address)}
      />
    )
  const Icon = ICONS[kind]
  return (
    <span class="tray-preview tray-icon">
      <Icon size={20} />
    </span>
  )
}
