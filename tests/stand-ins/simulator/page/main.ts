import type { LiveMessage } from '../live.ts'
import { createAccount } from './account.ts'
import { createComposer } from './composer.ts'
import { createContacts } from './contacts.ts'
import { byId, clock } from './dom.ts'
import { createEquipment } from './equipment.ts'
import { icon, isIconName } from './icons.ts'
import { createStore } from './store.ts'
import { createThread } from './thread.ts'

const store = createStore()
const desk = byId('desk', HTMLElement)

for (const place of document.querySelectorAll<HTMLElement>('[data-icon]')) {
  const name = place.dataset.icon ?? ''
  if (isIconName(name)) place.append(icon(name, place.closest('.status-bar') ? 15 : 18))
}

/** On a narrow screen one pane at a time. */
function showPane(name: string): void {
  desk.dataset.pane = name
  for (const tab of document.querySelectorAll<HTMLElement>('.tabs button')) {
    tab.setAttribute('aria-pressed', String(tab.dataset.pane === name))
  }
  thread.draw()
}

const composer = createComposer(store)
const thread = createThread(store, composer)
const equipment = createEquipment(store)
createAccount(store).draw()
const contacts = createContacts(store, () => {
  composer.leave()
  showPane('phone')
})

for (const tab of document.querySelectorAll<HTMLElement>('.tabs button')) {
  tab.addEventListener('click', () => showPane(tab.dataset.pane ?? 'phone'))
}

store.listen((part) => {
  if (part === 'people') contacts.draw()
  else if (part === 'chat') thread.draw()
  else if (part === 'typing') thread.typing()
  else if (part === 'faults') equipment.drawFaults()
  else if (part === 'wire') equipment.drawWire()
  else byId('connection', HTMLParagraphElement).hidden = store.state.connected
  byId('port', HTMLParagraphElement).textContent = `port ${store.state.port} · stand-in v25.0`
})

/** The browser reconnects by itself; each connection begins with everything. */
const events = new EventSource('/control/events')
events.onmessage = (event) => {
  const message: LiveMessage = JSON.parse(event.data)
  store.take(message)
}
events.onopen = () => store.connect(true)
events.onerror = () => store.connect(false)

document.addEventListener('visibilitychange', () => store.show())

function tick(): void {
  byId('clock', HTMLSpanElement).textContent = clock(Date.now())
}
tick()
setInterval(tick, 10_000)
