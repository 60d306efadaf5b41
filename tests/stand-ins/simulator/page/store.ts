import type { ChatMessage } from '../chat.ts'
import type { LiveMessage, Snapshot } from '../live.ts'
import { post } from './api.ts'

export interface State extends Snapshot {
  person: string
  number: string
  connected: boolean
  /** Chat → until when the business is typing. */
  typing: Map<string, number>
  unseen: Map<string, number>
}

export type Part = 'people' | 'chat' | 'typing' | 'faults' | 'wire' | 'connection'

const REMEMBERED = 'simulator.chat'

export function chatKey(person: string, number: string): string {
  return `${person}|${number}`
}

export function createStore() {
  const [person = 'phone-1', number = ''] = (localStorage.getItem(REMEMBERED) ?? '').split('|')
  const state: State = {
    port: 0,
    numbers: [],
    people: [],
    messages: [],
    faults: {
      refuse: [],
      latencyMs: 0,
      lose: null,
      statusesReversed: false,
      statusesTwice: false,
      statusDelayMs: 0,
      noStatuses: false,
      neverDeliver: false,
      media: null,
      webhooksTwice: false,
      reads: 'shown',
    },
    wire: [],
    person: person || 'phone-1',
    number,
    connected: true,
    typing: new Map(),
    unseen: new Map(),
  }
  const listeners: ((part: Part) => void)[] = []
  const tell = (...parts: Part[]) => {
    for (const part of parts) for (const listener of listeners) listener(part)
  }

  /** Tells Meta's side that this chat is on the screen: only then does anything count as read. */
  function show(): void {
    if (document.visibilityState !== 'visible' || !state.number) return
    const waiting = state.messages.some((one) => isHere(one) && one.by === 'business' && one.status === 'delivered')
    if (waiting) void post('/control/shown', { person: state.person, number: state.number }).catch(() => undefined)
  }

  function isHere(message: ChatMessage): boolean {
    return message.person === state.person && message.number === state.number
  }

  function select(chosen: { person?: string; number?: string }): void {
    Object.assign(state, chosen)
    state.unseen.delete(chatKey(state.person, state.number))
    localStorage.setItem(REMEMBERED, chatKey(state.person, state.number))
    tell('people', 'chat', 'typing')
    show()
  }

  function takeSnapshot(snapshot: Snapshot): void {
    Object.assign(state, snapshot)
    if (!state.people.some((one) => one.id === state.person)) state.person = state.people[0]?.id ?? ''
    if (!state.numbers.some((one) => one.id === state.number)) state.number = state.numbers[0]?.id ?? ''
    tell('people', 'chat', 'typing', 'faults', 'wire')
    show()
  }

  function takeLine(line: Extract<LiveMessage, { type: 'chat' }>['line']): void {
    if (line.kind === 'person') {
      state.people = [...state.people.filter((one) => one.id !== line.person.id), line.person]
      return tell('people')
    }
    if (line.kind === 'message') {
      state.messages.push(line.message)
      if (line.message.by === 'business' && !isHere(line.message)) {
        const key = chatKey(line.message.person, line.message.number)
        state.unseen.set(key, (state.unseen.get(key) ?? 0) + 1)
        tell('people')
      }
    } else if (line.kind === 'change') {
      const message = state.messages.find((one) => one.id === line.id)
      if (message) Object.assign(message, line.patch)
    }
    tell('chat')
    show()
  }

  return {
    state,
    select,
    show,
    isHere,
    listen: (listener: (part: Part) => void) => listeners.push(listener),
    connect(connected: boolean): void {
      state.connected = connected
      tell('connection')
    },
    take(message: LiveMessage): void {
      if (message.type === 'snapshot') takeSnapshot(message.snapshot)
      else if (message.type === 'chat') takeLine(message.line)
      else if (message.type === 'faults') {
        state.faults = message.faults
        tell('faults')
      } else if (message.type === 'wire') {
        state.wire = [...state.wire.slice(-299), message.entry]
        tell('wire')
      } else {
        state.typing.set(chatKey(message.person, message.number), message.until)
        tell('typing')
      }
    },
  }
}
export type Store = ReturnType<typeof createStore>
