import { ChevronLeft, ChevronRight, Download, X, ZoomIn, ZoomOut } from 'lucide-preact'
import type { TargetedKeyboardEvent } from 'preact'
import { useEffect, useRef } from 'preact/hooks'
import type { ThreadMessage } from '../../workers/conversations/thread'
import { speakerName } from '../conversation/bubble/speaker'
import { contactName } from '../conversation/contact-name'
import type { Thread } from '../conversation/store'
import { t } from '../i18n'
import { dateWithTime } from '../i18n/time'
import { IconButton } from '../ui/button'
import { mediaAddress } from './address'
import { localAddress } from './kept-files'
import { useStage } from './use-stage'
import { viewable, viewing } from './viewing'
import { savedAs } from './words'
import { FIT, moved, zoomed } from './zoom'
import './viewer.css'

const STEP = 1.5
const PAN_PX = 60

interface Props {
  thread: Thread
  message: ThreadMessage
}

/** One picture or video at the size of the window, and the way to its neighbours. */
export function Viewer({ thread, message }: Props) {
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => {
    const element = dialog.current
    element?.showModal()
    return () => element?.close()
  }, [])
  const all = viewable(thread.items.value, message)
  const at = all.findIndex(({ id }) => id === message.id)
  const go = (step: number) => {
    const next = all[at + step]
    if (next) viewing.value = next
  }
  const close = () => {
    dialog.current?.close() // while it stands there: the focus goes back to where it was
    viewing.value = null
  }
  const rightToLeft = document.documentElement.dir === 'rtl'
  /** The newer one lies where the line goes on. */
  const onward = rightToLeft ? -1 : 1
  const stage = useStage(message.id, { onSwipe: (side) => go(-side * onward), onSwipeDown: close })
  const { lie } = stage
  const onKeyDown = (event: TargetedKeyboardEvent<HTMLDialogElement>) => {
    if (event.key === 'Escape') return
    event.stopPropagation() // shortcuts of the page are not meant here
    if (event.altKey || event.ctrlKey || event.metaKey || event.target instanceof HTMLVideoElement) return
    const pan = PANS[event.key]
    if (pan && lie.scale > 1) stage.lay(moved(lie, pan[0] * PAN_PX, pan[1] * PAN_PX))
    else if (event.key === 'ArrowLeft') go(-onward)
    else if (event.key === 'ArrowRight') go(onward)
    else if (event.key === '+' || event.key === '=') stage.lay(zoomed(lie, STEP))
    else if (event.key === '-') stage.lay(zoomed(lie, 1 / STEP))
    else if (event.key === '0') stage.lay(FIT)
    else return
    event.preventDefault()
  }
  const contact = thread.conversation.value?.contact
  const isVideo = message.type === 'video'
  const address = localAddress(message.clientId) ?? mediaAddress(thread.id, message.id)
  return (
    <dialog
      ref={dialog}
      class="viewer"
      aria-label={t('media.viewer')}
      onCancel={(event) => {
        event.preventDefault() // we close by leaving the tree
        close()
      }}
      onKeyDown={onKeyDown}
    >
      <header class="viewer-head">
        <p class="viewer-words">
          <bdi class="viewer-who">
            {contact && message.direction === 'inbound' ? contactName(contact) : speakerName(message)}
          </bdi>
          <time class="numbers">{dateWithTime(message.sentAt)}</time>
        </p>
        {all.length > 1 && (
          <p class="viewer-place numbers" role="status">
            {t('media.placeOf', { n: at + 1, all: all.length })}
          </p>
        )}
        {!isVideo && (
          <>
            <IconButton
              name={t('media.zoomOut')}
              keys="-"
              disabled={lie.scale === 1}
              onClick={() => stage.lay(zoomed(lie, 1 / STEP))}
            >
              <ZoomOut size={18} />
            </IconButton>
            <IconButton name={t('media.zoomIn')} keys="+" onClick={() => stage.lay(zoomed(lie, STEP))}>
              <ZoomIn size={18} />
            </IconButton>
          </>
        )}
        <a
          class="icon-button"
          href={localAddress(message.clientId) ?? mediaAddress(thread.id, message.id, { download: true })}
          download={savedAs(message.media?.filename)}
          aria-label={t('media.download')}
          data-tip={t('media.download')}
        >
          <Download size={18} />
        </a>
        <IconButton name={t('media.close')} keys="Escape" autofocus onClick={close}>
          <X size={20} />
        </IconButton>
      </header>
      <div class="viewer-stage" ref={stage.ref}>
        {isVideo ? (
          // biome-ignore lint/a11y/useMediaCaption: customers' videos come without any
          <video key={message.id} class="viewer-what" src={address} controls autoplay playsInline />
        ) : (
          <img
            key={message.id}
            class="viewer-what"
            src={address}
            alt={message.text ?? t('conversation.picture')}
            draggable={false}
            style={{ transform: `translate(${lie.x}px, ${lie.y}px) scale(${lie.scale})` }}
          />
        )}
        {at > 0 && (
          <IconButton class="viewer-step viewer-back" name={t('media.previous')} tip="end" onClick={() => go(-1)}>
            <ChevronLeft size={24} class="mirror" />
          </IconButton>
        )}
        {at < all.length - 1 && (
          <IconButton class="viewer-step viewer-on" name={t('media.next')} tip="above" onClick={() => go(1)}>
            <ChevronRight size={24} class="mirror" />
          </IconButton>
        )}
      </div>
      {message.text && (
        <p class="viewer-caption" dir="auto">
          {message.text}
        </p>
      )}
    </dialog>
  )
}

/** Where a picture larger than the window goes. */
const PANS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [1, 0],
  ArrowRight: [-1, 0],
  ArrowUp: [0, 1],
  ArrowDown: [0, -1],
}
