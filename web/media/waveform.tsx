import type { TargetedKeyboardEvent, TargetedPointerEvent } from 'preact'
import { t } from '../i18n'
import { BARS } from './peaks'
import { playTime } from './words'

interface Props {
  peaks: readonly number[] | null
  /** Seconds. */
  at: number
  duration: number
  onSeek: (at: number) => void
}

const HEIGHT = 28
const STEP_S = 2
const LONG_STEP_S = 10
const KEYS: Readonly<Record<string, number>> = {
  ArrowRight: STEP_S,
  ArrowUp: STEP_S,
  ArrowLeft: -STEP_S,
  ArrowDown: -STEP_S,
  PageUp: LONG_STEP_S,
  PageDown: -LONG_STEP_S,
  Home: Number.NEGATIVE_INFINITY,
  End: Number.POSITIVE_INFINITY,
}

/** How loud it is over its time, and where it plays: a slider. Time runs from left to right in every language. */
export function Waveform({ peaks, at, duration, onSeek }: Props) {
  const path = pathOf(peaks ?? [])
  const share = duration > 0 ? Math.min(1, at / duration) : 0
  const seek = (to: number) => onSeek(Math.min(Math.max(0, to), duration))
  const toPointer = (event: TargetedPointerEvent<HTMLDivElement>) => {
    const { left, width } = event.currentTarget.getBoundingClientRect()
    seek(((event.clientX - left) / width) * duration)
  }
  const onKeyDown = (event: TargetedKeyboardEvent<HTMLDivElement>) => {
    const step = KEYS[event.key]
    if (step === undefined || event.altKey || event.ctrlKey || event.metaKey) return
    event.preventDefault()
    event.stopPropagation() // the arrows go from message to message elsewhere in the thread
    seek(at + step)
  }
  return (
    <div
      class="waveform"
      dir="ltr"
      role="slider"
      tabIndex={0}
      aria-label={t('media.position')}
      aria-valuemin={0}
      aria-valuemax={Math.round(duration)}
      aria-valuenow={Math.round(at)}
      aria-valuetext={t('media.positionOf', { at: playTime(at), all: playTime(duration) })}
      onKeyDown={onKeyDown}
      onPointerDown={(event) => {
        if (event.button !== 0) return
        event.currentTarget.setPointerCapture(event.pointerId)
        toPointer(event)
      }}
      onPointerMove={(event) => {
        if (event.currentTarget.hasPointerCapture(event.pointerId)) toPointer(event)
      }}
    >
      <svg viewBox={`0 0 ${BARS * 4} ${HEIGHT}`} preserveAspectRatio="none" aria-hidden="true">
        <path class="waveform-all" d={path} />
        <path class="waveform-played" d={path} style={{ clipPath: `inset(-4px ${100 - share * 100}% -4px -4px)` }} />
      </svg>
      <span class="waveform-knob" style={{ insetInlineStart: `${share * 100}%` }} />
    </div>
  )
}

function pathOf(peaks: readonly number[]): string {
  return Array.from({ length: BARS }, (_, bar) => {
    const half = Math.max(1, ((peaks[bar] ?? 0) * (HEIGHT - 4)) / 2)
    return `M${bar * 4 + 2} ${HEIGHT / 2 - half}V${HEIGHT / 2 + half}`
  }).join('')
}
