import { signal } from '@preact/signals'
import { Download, Pause, Play } from 'lucide-preact'
import type { RefObject } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import type { MediaView } from '../../workers/conversations/views'
import { t } from '../i18n'
import { MOST_BYTES_DRAWN, type Sound, soundOf } from './peaks'
import { onlyThisPlays } from './playing'
import { useNear } from './use-near'
import { Waveform } from './waveform'
import { fileSize, playTime, savedAs, typeWord } from './words'

interface Props {
  /** Of the recording: what was decoded of it is kept by this. */
  id: string
  media: Pick<MediaView, 'voice' | 'filename' | 'mimeType' | 'size'>
  address: string
  /** Where it lies in this browser already. */
  file?: Blob | undefined
  download?: string
}

const SPEEDS = [1, 1.5, 2]
/** Whoever listens fast listens fast to the next one too. */
const speed = signal(1)

export function VoicePlayer({ id, media, address, file, download }: Props) {
  const audio = useRef<HTMLAudioElement>(null)
  const box = useRef<HTMLDivElement>(null)
  const near = useNear(box)
  const [sound, setSound] = useState<Sound | null>(null)
  const [playing, setPlaying] = useState(false)
  const [broken, setBroken] = useState(false)
  const [at, setAt] = useState(0)
  const [told, setTold] = useState(0)
  const source = useSource(sound, address, audio)
  const duration = sound?.duration ?? told

  useEffect(() => {
    if (!near || (media.size ?? 0) > MOST_BYTES_DRAWN) return
    let here = true
    soundOf(id, file ?? address).then(
      (found) => here && setSound(found),
      () => {}, // the player tries by itself, and tells
    )
    return () => {
      here = false
    }
  }, [near, id, address, file, media.size])
  useEffect(() => {
    if (audio.current) audio.current.playbackRate = speed.value
  }, [speed.value, source])

  const toggle = () => {
    const element = audio.current
    if (!element) return
    if (!element.paused) return element.pause()
    setBroken(false)
    onlyThisPlays(element)
    element.playbackRate = speed.peek()
    element.play().catch(() => setBroken(element.error !== null))
  }
  const seek = (to: number) => {
    setAt(to)
    if (audio.current) audio.current.currentTime = to
  }
  const facts = media.voice
    ? ''
    : [typeWord(media.filename, media.mimeType), media.size === null ? null : fileSize(media.size)]
        .filter(Boolean)
        .join(' · ')
  return (
    <div ref={box} class="voice">
      {/* biome-ignore lint/a11y/useMediaCaption: what customers say comes without any */}
      <audio
        ref={audio}
        src={source}
        preload="none"
        onPlay={() => setPlaying(true)}
        onPause={() => setPlaying(false)}
        onEnded={() => setAt(0)}
        onTimeUpdate={(event) => setAt(event.currentTarget.currentTime)}
        onDurationChange={(event) => setTold(finite(event.currentTarget.duration))}
        onError={() => setBroken(true)}
      />
      <button type="button" class="voice-play" aria-label={t(playing ? 'media.pause' : 'media.play')} onClick={toggle}>
        {playing ? <Pause size={18} /> : <Play size={18} />}
      </button>
      <Waveform peaks={sound?.peaks ?? null} at={at} duration={duration} onSeek={seek} />
      <span class="voice-time numbers">{playTime(at > 0 ? at : duration)}</span>
      <button
        type="button"
        class="voice-speed numbers"
        dir="ltr"
        aria-label={t('media.speed', { speed: `${speed.value}×` })}
        onClick={() => {
          speed.value = SPEEDS[(SPEEDS.indexOf(speed.peek()) + 1) % SPEEDS.length] ?? 1
        }}
      >
        {speed.value}×
      </button>
      {(facts !== '' || broken) && (
        <p class="voice-facts">
          {broken ? (
            <span role="alert">{t('media.cannotPlay')}</span>
          ) : (
            <bdi>{[media.filename, facts].filter(Boolean).join(' · ')}</bdi>
          )}
          {download && (
            <a
              class="icon-button voice-keep"
              href={download}
              download={savedAs(media.filename)}
              aria-label={t('media.download')}
              data-tip={t('media.download')}
              data-tip-side="above"
            >
              <Download size={16} />
            </a>
          )}
        </p>
      )}
    </div>
  )
}

/** What was fetched to be drawn is played too; what plays already goes on as it is. */
function useSource(sound: Sound | null, address: string, audio: RefObject<HTMLAudioElement | null>): string {
  const [url, setUrl] = useState<string | null>(null)
  useEffect(() => {
    if (!sound || audio.current?.paused === false) return
    const made = URL.createObjectURL(sound.file)
    setUrl(made)
    return () => URL.revokeObjectURL(made)
  }, [sound, audio])
  return url ?? address
}

/** Browsers do not know how long some recordings are until they have been through. */
function finite(seconds: number): number {
  return Number.isFinite(seconds) ? seconds : 0
}
