import { Mic } from 'lucide-preact'
import { t } from '../../i18n'
import { IconButton } from '../../ui/button'
import { composingOf } from '../composing'

/** Held longer than this, it records for as long as it is held. */
const HELD_MS = 600

/** A click begins to record; who keeps the finger on it records until it is lifted. */
export function RecordButton({ conversationId }: { conversationId: string }) {
  const { voice } = composingOf(conversationId)
  const begin = () => {
    voice.value ??= { state: 'recording', stop: false }
  }
  const onPointerDown = (event: PointerEvent) => {
    if (event.button !== 0) return
    const since = performance.now()
    begin()
    // The button itself is gone by then: the recorder stands in its place.
    addEventListener(
      'pointerup',
      () => {
        if (performance.now() - since > HELD_MS && voice.peek()?.state === 'recording')
          voice.value = { state: 'recording', stop: true }
      },
      { once: true },
    )
  }
  return (
    <IconButton name={t('media.record')} tip="above" data-action="record" onPointerDown={onPointerDown} onClick={begin}>
      <Mic size={18} />
    </IconButton>
  )
}
