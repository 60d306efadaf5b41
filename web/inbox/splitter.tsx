import type { TargetedKeyboardEvent, TargetedPointerEvent } from 'preact'
import { t } from '../i18n'
import { listWidth, NARROWEST, setListWidth, USUAL, WIDEST } from './width'

const STEP = 16

/** Between list and sheet: dragged, or moved by the arrow keys; a double click sets the usual width. */
export function Splitter() {
  return (
    <hr
      class="splitter"
      tabIndex={0}
      aria-orientation="vertical"
      aria-label={t('inbox.resize')}
      aria-valuenow={listWidth.value}
      aria-valuemin={NARROWEST}
      aria-valuemax={WIDEST}
      onKeyDown={onKeyDown}
      onPointerDown={drag}
      onDblClick={() => setListWidth(USUAL)}
    />
  )
}

function onKeyDown(event: TargetedKeyboardEvent<HTMLElement>): void {
  const forward = isRtl() ? 'ArrowLeft' : 'ArrowRight'
  const back = isRtl() ? 'ArrowRight' : 'ArrowLeft'
  const width = { [forward]: listWidth.value + STEP, [back]: listWidth.value - STEP, Home: NARROWEST, End: WIDEST }[
    event.key
  ]
  if (width === undefined) return
  event.preventDefault()
  setListWidth(width)
}

function drag(event: TargetedPointerEvent<HTMLElement>): void {
  if (event.button !== 0) return
  event.preventDefault() // or the text beside it is selected
  const bar = event.currentTarget
  const from = event.clientX
  const width = listWidth.value
  const sign = isRtl() ? -1 : 1
  bar.setPointerCapture(event.pointerId)
  bar.onpointermove = ({ clientX }) => setListWidth(width + (clientX - from) * sign)
  bar.onlostpointercapture = () => {
    bar.onpointermove = null
  }
}

function isRtl(): boolean {
  return document.documentElement.dir === 'rtl'
}
