import type { Person } from '../people.ts'
import { post } from './api.ts'
import { byId, el, redraw } from './dom.ts'
import { type IconName, icon } from './icons.ts'
import { chatKey, type Store } from './store.ts'

/** 15550100101 → +1 555 010 0101: enough grouping to read, without a table of the world's plans. */
export function readable(phone: string): string {
  const digits = phone.replace(/\D/g, '')
  const head = digits.startsWith('1') ? 1 : 2
  const rest = digits.slice(head)
  const groups =
    rest.length === 10 && head === 1
      ? [rest.slice(0, 3), rest.slice(3, 6), rest.slice(6)]
      : [rest.slice(0, 5), rest.slice(5)]
  return `+${digits.slice(0, head)} ${groups.join(' ').trim()}`
}

function detailOf(person: Person): string {
  return person.phone ? readable(person.phone) : 'user id only'
}

interface Choice {
  key: string
  picture: IconName
  label: string
  detail: string
  chosen: boolean
  unseen: number
  choose: () => void
}

function drawChoice({ key, picture, label, detail, chosen, unseen, choose }: Choice): HTMLElement {
  const badge = unseen > 0 && el('span', { class: 'new', attrs: { 'aria-label': `${unseen} new` } }, String(unseen))
  const face = el('span', { class: 'round' }, icon(picture, 17))
  const button = el(
    'button',
    { attrs: { type: 'button', 'aria-pressed': String(chosen), 'data-key': key }, on: { click: choose } },
    face,
    el('span', { class: 'label', attrs: { dir: 'auto' } }, label),
    badge,
    el('span', { class: 'detail mono' }, detail),
  )
  return el('li', {}, button)
}

function wireForm(store: Store): void {
  const open = byId('add-phone', HTMLButtonElement)
  const form = byId('add-phone-form', HTMLFormElement)
  const error = byId('add-phone-error', HTMLParagraphElement)
  const show = (on: boolean) => {
    form.hidden = !on
    open.hidden = on
    error.textContent = ''
    if (on) form.querySelector('input')?.focus()
    else open.focus()
  }
  open.addEventListener('click', () => show(true))
  byId('add-phone-cancel', HTMLButtonElement).addEventListener('click', () => show(false))
  form.addEventListener('submit', async (event) => {
    event.preventDefault()
    const given = new FormData(form)
    const name = String(given.get('name') ?? '').trim()
    const phone = String(given.get('phone') ?? '').trim()
    try {
      await post('/control/people', { phone, ...(name ? { name } : {}) })
      form.reset()
      show(false)
      store.select({ person: `tel-${phone.replace(/\D/g, '')}` })
    } catch {
      error.textContent = 'Not added: write the number with its country code, digits only.'
    }
  })
}

/** People on the desk, and the business numbers they can write to. */
export function createContacts(store: Store, chosen: () => void) {
  const people = byId('people', HTMLUListElement)
  const numbers = byId('numbers', HTMLUListElement)
  wireForm(store)

  return {
    draw(): void {
      const { state } = store
      redraw(
        people,
        state.people.map((person) =>
          drawChoice({
            key: person.id,
            picture: 'phone',
            label: person.label,
            detail: detailOf(person),
            chosen: person.id === state.person,
            unseen: state.numbers.reduce(
              (sum, number) => sum + (state.unseen.get(chatKey(person.id, number.id)) ?? 0),
              0,
            ),
            choose: () => {
              store.select({ person: person.id })
              chosen()
            },
          }),
        ),
      )
      redraw(
        numbers,
        state.numbers.map((number) =>
          drawChoice({
            key: number.id,
            picture: 'call',
            label: number.name,
            detail: number.id,
            chosen: number.id === state.number,
            unseen: number.id === state.number ? 0 : (state.unseen.get(chatKey(state.person, number.id)) ?? 0),
            choose: () => {
              store.select({ number: number.id })
              chosen()
            },
          }),
        ),
      )
    },
  }
}
