import type { CardMedia } from '../card-media.ts'
import { el, languageOf } from './dom.ts'
import { type IconName, icon, wave } from './icons.ts'

export function part(name: IconName, title: string, detail: string): HTMLElement {
  const words = el(
    'span',
    {},
    el('span', { class: 'bold' }, title),
    detail !== '' && el('span', { class: 'small' }, el('br'), detail),
  )
  return el('div', { class: 'part' }, el('span', { class: 'plate' }, icon(name, 18)), words)
}

function voice(src: string | undefined): HTMLElement {
  const button = el(
    'button',
    { class: 'play', attrs: { type: 'button', 'aria-label': 'Play voice note' } },
    icon('play', 20),
  )
  const length = el('span', {}, '0:04')
  const sound = src ? new Audio(src) : undefined
  sound?.addEventListener('loadedmetadata', () => {
    if (Number.isFinite(sound.duration)) length.textContent = `0:${String(Math.round(sound.duration)).padStart(2, '0')}`
  })
  const draw = (playing: boolean) => {
    button.replaceChildren(icon(playing ? 'pause' : 'play', 20))
    button.setAttribute('aria-label', playing ? 'Pause voice note' : 'Play voice note')
  }
  sound?.addEventListener('ended', () => draw(false))
  button.addEventListener('click', () => {
    if (!sound) return
    draw(sound.paused)
    void (sound.paused ? sound.play() : sound.pause())
  })
  return el('div', { class: 'part' }, button, wave(), length)
}

export function drawMedia({ kind, src, name, voice: isVoice }: CardMedia): HTMLElement {
  if (kind === 'image' && src) return el('img', { attrs: { src, alt: 'Picture' } })
  if (kind === 'sticker')
    return el('div', { class: 'sticker', attrs: { role: 'img', 'aria-label': 'Sticker' } }, icon('sticker', 64))
  if (kind === 'audio') return isVoice || !name ? voice(src) : part('play', name, 'Audio')
  if (kind === 'document') return part('document', name ?? 'Document', 'Document')
  return part(
    kind === 'video' ? 'play' : 'image',
    name ?? (kind === 'video' ? 'Video' : 'Picture'),
    name ? 'On the web, not loaded here' : '',
  )
}

export function words(text: string): HTMLElement {
  return el('div', { class: 'words', attrs: { dir: 'auto', lang: languageOf(text) } }, text)
}
