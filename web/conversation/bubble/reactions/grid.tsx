import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks'
import { locale, t } from '../../../i18n'
import { placeBeside } from '../../../ui/place'
import { EMOJI, emojiIn, QUICK } from './emoji'
import { findEmoji, namesIn } from './find'
import { Emoji } from './menu'

interface Props {
  own: string | undefined
  onChoose: (emoji: string) => void
}

/** A small choice that can be searched, and a field that takes any emoji of the keyboard. */
export function Grid({ own, onChoose }: Props) {
  const [typed, setTyped] = useState('')
  const [names, setNames] = useState<readonly string[]>([])
  const field = useRef<HTMLInputElement>(null)
  const { value: language } = locale
  useEffect(() => void namesIn(language).then(setNames), [language])
  useLayoutEffect(() => {
    if (field.current) placeAnew(field.current)
  }, [])
  useEffect(() => field.current?.focus(), [])

  const any = emojiIn(typed)
  const found = any ? [any] : typed.trim() === '' ? EMOJI.slice(QUICK.length) : findEmoji(typed, names)
  return (
    <>
      <input
        ref={field}
        class="field-input reactions-find"
        type="text"
        value={typed}
        dir={typed === '' ? undefined : 'auto'}
        placeholder={t('insert.findEmoji')}
        aria-label={t('insert.findEmoji')}
        onInput={(event) => setTyped(event.currentTarget.value)}
        onKeyDown={(event) => {
          const [first] = found
          if (event.key !== 'Enter' || event.isComposing || typed.trim() === '' || !first) return
          event.preventDefault()
          onChoose(first)
        }}
      />
      {found.length > 0 ? (
        <div class="reactions-grid">
          {found.map((emoji) => (
            <Emoji key={emoji} emoji={emoji} chosen={emoji === own} onChoose={onChoose} />
          ))}
        </div>
      ) : (
        <p class="reactions-none" role="status">
          {t('insert.noEmoji')}
        </p>
      )}
    </>
  )
}

/** The layer was placed when it was a row. */
function placeAnew(inside: HTMLElement): void {
  const layer = inside.closest<HTMLElement>('[popover]')
  const button = document.querySelector<HTMLElement>(`[popovertarget="${layer?.id}"]`)
  if (layer && button) placeBeside(layer, button)
}
