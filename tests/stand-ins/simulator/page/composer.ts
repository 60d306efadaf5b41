import type { ChatMessage } from '../chat.ts'
import { post, postFile } from './api.ts'
import { byId, el } from './dom.ts'
import { icon } from './icons.ts'
import { type MenuItem, openMenu } from './menu.ts'
import type { Store } from './store.ts'

const MAX_HEIGHT = 120

/** Where the test person writes: text, voice note, and everything else from a menu. */
export function createComposer(store: Store) {
  const form = byId('composer', HTMLFormElement)
  const text = byId('text', HTMLTextAreaElement)
  const more = byId('more', HTMLButtonElement)
  const button = byId('send', HTMLButtonElement)
  const context = byId('context', HTMLDivElement)
  let about: { kind: 'reply' | 'edit'; message: ChatMessage } | undefined

  function send(content: Record<string, unknown>): void {
    const { person, number } = store.state
    post('/control/inbound', { person, number, ...content }).catch(tellNotSent)
  }

  function tellNotSent(error: unknown): void {
    context.hidden = false
    context.replaceChildren(
      el('span', { attrs: { role: 'alert' } }, `Not sent: ${error instanceof Error ? error.message : 'no answer'}`),
    )
  }

  function draw(): void {
    const empty = text.value.trim() === ''
    button.replaceChildren(icon(empty ? 'mic' : 'send', 20))
    button.setAttribute('aria-label', empty ? 'Send a voice note' : 'Send')
    text.style.height = 'auto'
    text.style.height = `${Math.min(text.scrollHeight + 2, MAX_HEIGHT)}px`
  }

  function leave(): void {
    about = undefined
    context.hidden = true
    draw()
  }

  function turnTo(kind: 'reply' | 'edit', message: ChatMessage): void {
    about = { kind, message }
    const cancel = el(
      'button',
      { class: 'tool small', attrs: { type: 'button', 'aria-label': 'Cancel' }, on: { click: leave } },
      icon('close', 14),
    )
    const words = `${kind === 'reply' ? 'Replying to' : 'Editing'}: ${message.text ?? message.type}`
    context.replaceChildren(el('span', { attrs: { dir: 'auto' } }, words), cancel)
    context.hidden = false
    if (kind === 'edit') text.value = message.text ?? ''
    draw()
    text.focus()
  }

  function submit(): void {
    const words = text.value.trim()
    const reply = about?.kind === 'reply' ? { reply_to: about.message.id } : {}
    if (words === '') send({ type: 'audio', voice: true, ...reply })
    else if (about?.kind === 'edit') send({ type: 'edit', message_id: about.message.id, text: words })
    else send({ type: 'text', text: words, ...reply })
    text.value = ''
    leave()
  }

  /** What was being written becomes the caption. */
  function sendWithCaption(content: Record<string, unknown>): void {
    send({ ...content, caption: text.value.trim() || undefined })
    text.value = ''
    leave()
  }

  /** Any file of this machine, as what a phone would make of it. */
  async function sendFile(file: File): Promise<void> {
    const [major = ''] = file.type.split('/')
    const type =
      file.type === 'image/webp' ? 'sticker' : ['image', 'video', 'audio'].includes(major) ? major : 'document'
    const media_id = await postFile(file)
    const named =
      type === 'document' ? { filename: file.name } : type === 'audio' ? { voice: file.type.includes('ogg') } : {}
    if (type === 'audio' || type === 'sticker') send({ type, media_id, ...named })
    else sendWithCaption({ type, media_id, ...named })
  }

  function chooseFile(): void {
    const input = el('input', { attrs: { type: 'file' } })
    input.addEventListener('change', () => {
      const file = input.files?.[0]
      if (file) sendFile(file).catch(tellNotSent)
    })
    input.click()
  }

  const items: MenuItem[] = [
    { label: 'Picture', icon: 'image', act: () => sendWithCaption({ type: 'image' }) },
    { label: 'Video', icon: 'play', act: () => sendWithCaption({ type: 'video' }) },
    { label: 'Voice note', icon: 'mic', act: () => send({ type: 'audio', voice: true }) },
    { label: 'Document', icon: 'document', act: () => sendWithCaption({ type: 'document' }) },
    { label: 'File of this machine', icon: 'plus', act: chooseFile },
    {
      label: 'Location',
      icon: 'place',
      act: () => send({ type: 'location', name: 'Abbey Falls', address: 'Madikeri, Coorg' }),
    },
    { label: 'Contact card', icon: 'person', act: () => send({ type: 'contacts' }) },
    { label: 'Sticker', icon: 'sticker', act: () => send({ type: 'sticker' }) },
    { label: 'Button reply', icon: 'reply', act: () => send({ type: 'button_reply', id: 'choice-1', title: 'Yes' }) },
    { label: 'List reply', icon: 'list', act: () => send({ type: 'list_reply', id: 'row-1', title: 'Family room' }) },
    { label: 'Something unsupported', icon: 'question', act: () => send({ type: 'unsupported' }) },
  ]

  form.addEventListener('submit', (event) => {
    event.preventDefault()
    submit()
  })
  text.addEventListener('input', draw)
  text.addEventListener('keydown', (event) => {
    if (event.key === 'Enter' && !event.shiftKey && !event.isComposing) {
      event.preventDefault()
      if (text.value.trim() !== '') submit()
    } else if (event.key === 'Escape' && about) leave()
  })
  more.addEventListener('click', () => openMenu(more, form.parentElement ?? form, 'Send something else', items))
  draw()

  return {
    send,
    replyTo: (message: ChatMessage) => turnTo('reply', message),
    edit: (message: ChatMessage) => turnTo('edit', message),
    leave,
  }
}
export type Composer = ReturnType<typeof createComposer>
