import type { Faults, FaultsBody } from '../faults.ts'
import type { WireEntry } from '../wire.ts'
import { post } from './api.ts'
import { byId, clock, el, redraw } from './dom.ts'
import type { Store } from './store.ts'

interface Switch {
  key: string
  label: string
  detail?: string
  isOn: (faults: Faults) => boolean
  turn: (on: boolean, faults: Faults) => FaultsBody
}

type Refusals = Extract<FaultsBody['refuse'], unknown[]>

/** One refusal beside those that other switches set. */
function refusing(code: number, limits: Partial<Refusals[number]>): Pick<Switch, 'isOn' | 'turn'> {
  return {
    isOn: (faults) => faults.refuse.some((one) => one.code === code),
    turn(on, faults) {
      const others: Refusals = faults.refuse.filter((one) => one.code !== code).map(({ until: _until, ...one }) => one)
      return { refuse: on ? [...others, { code, by: 'answer', ...limits }] : others }
    },
  }
}

const SWITCHES: Switch[] = [
  { key: 'window', label: 'Refuse the next send', detail: '131047 window closed', ...refusing(131047, { times: 1 }) },
  { key: 'pair', label: 'Too many for this pair', detail: '131056, for 30 s', ...refusing(131056, { forMs: 30_000 }) },
  {
    key: 'unknown',
    label: 'One send in five fails',
    detail: '131000 something went wrong',
    ...refusing(131000, { probability: 0.2 }),
  },
  {
    key: 'lose-before',
    label: 'Break the connection',
    detail: 'send not accepted, no reply',
    isOn: (faults) => faults.lose?.when === 'before',
    turn: (on) => ({ lose: on ? { when: 'before' } : null }),
  },
  {
    key: 'lose-after',
    label: 'Lose the answer',
    detail: 'send accepted, reply dropped',
    isOn: (faults) => faults.lose?.when === 'after',
    turn: (on) => ({ lose: on ? { when: 'after' } : null }),
  },
  {
    key: 'reversed',
    label: 'Statuses out of order',
    detail: 'read before delivered',
    isOn: (faults) => faults.statusesReversed,
    turn: (on) => ({ statusesReversed: on }),
  },
  {
    key: 'late',
    label: 'Statuses late',
    detail: '10 s each',
    isOn: (faults) => faults.statusDelayMs > 0,
    turn: (on) => ({ statusDelayMs: on ? 10_000 : 0 }),
  },
  {
    key: 'never',
    label: 'Never deliver',
    detail: 'sent, then nothing',
    isOn: (faults) => faults.neverDeliver,
    turn: (on) => ({ neverDeliver: on }),
  },
  {
    key: 'slow',
    label: 'Slow answers',
    detail: '1,500 ms',
    isOn: (faults) => faults.latencyMs > 0,
    turn: (on) => ({ latencyMs: on ? 1500 : 0 }),
  },
  {
    key: 'media-away',
    label: 'Files are not given out',
    detail: '503 from the store',
    isOn: (faults) => faults.media?.kind === 'unavailable',
    turn: (on) => ({ media: on ? { kind: 'unavailable' } : null }),
  },
  {
    key: 'media-hash',
    label: 'The next file is another',
    detail: 'its hash is wrong',
    isOn: (faults) => faults.media?.kind === 'wrong_hash',
    turn: (on) => ({ media: on ? { kind: 'wrong_hash', times: 3 } : null }),
  },
  {
    key: 'twice',
    label: 'Send each webhook twice',
    isOn: (faults) => faults.webhooksTwice,
    turn: (on) => ({ webhooksTwice: on }),
  },
]

function drawSwitch(one: Switch, faults: Faults): HTMLElement {
  const on = one.isOn(faults)
  const turn = () => void post('/control', one.turn(!on, faults)).catch(() => undefined)
  const button = el(
    'button',
    { attrs: { type: 'button', role: 'switch', 'aria-checked': String(on), 'data-key': one.key }, on: { click: turn } },
    el('span', { class: 'label' }, one.label),
    el('span', { class: 'switch', attrs: { 'aria-hidden': 'true' } }),
    one.detail !== undefined && el('span', { class: 'detail' }, one.detail),
  )
  return el('li', {}, button)
}

function drawEntry(entry: WireEntry): HTMLElement {
  const bad = entry.result !== '200'
  const words = [
    clock(entry.at, true),
    entry.direction === 'out' ? '→' : '←',
    entry.what,
    entry.detail,
    entry.result === 'lost' ? 'lost' : entry.result,
  ]
  const cells = words.map((word, index) =>
    el('span', { attrs: { title: index > 1 && word.length > 9 ? word : undefined } }, word),
  )
  return el('li', { class: bad ? 'bad' : '' }, ...cells)
}

/** The switches, and what went over the wire. */
export function createEquipment(store: Store) {
  const faults = byId('faults', HTMLUListElement)
  const wire = byId('wire', HTMLOListElement)

  return {
    drawFaults(): void {
      redraw(
        faults,
        SWITCHES.map((one) => drawSwitch(one, store.state.faults)),
      )
    },
    drawWire(): void {
      const atEnd = wire.scrollHeight - wire.scrollTop - wire.clientHeight < 40
      const nothing = el('li', { class: 'nothing' }, 'Nothing yet.')
      const entries = store.state.wire
      wire.replaceChildren(...(entries.length > 0 ? entries.map(drawEntry) : [nothing]))
      if (atEnd) wire.scrollTop = wire.scrollHeight
    },
  }
}
