import type { ChatMessage, StateLine, StoredMedia } from './chat.ts'
import { digitsOf, type Person, personOfPhone, personOfUserId, TEST_PHONES } from './people.ts'
import { openState, readState } from './state-file.ts'

const KEPT_PER_CHAT = 500
/** Phones that appear because somebody was written to; a load test must not fill the screen. */
const MAX_PEOPLE = 200
const MAX_MEDIA = 100

function without<Value>(value: Value): Value {
  return JSON.parse(JSON.stringify(value))
}

/** All people, chats and files of the desk. With a file they survive a restart, also by kill -9. */
export function createChats(stateFile: string | undefined, tell: (line: StateLine) => void) {
  const people = new Map<string, Person>(TEST_PHONES.map((person) => [person.id, person]))
  const messages = new Map<string, ChatMessage>()
  const chats = new Map<string, ChatMessage[]>()
  const media = new Map<string, StoredMedia>()

  function take(line: StateLine): void {
    if (line.kind === 'person') people.set(line.person.id, line.person)
    else if (line.kind === 'media') {
      media.set(line.media.id, line.media)
      for (const id of media.keys()) {
        if (media.size <= MAX_MEDIA) break
        media.delete(id)
      }
    } else if (line.kind === 'change') {
      const message = messages.get(line.id)
      if (message) Object.assign(message, line.patch)
    } else {
      const key = `${line.message.person}|${line.message.number}`
      const chat = chats.get(key) ?? []
      chats.set(key, chat)
      chat.push(line.message)
      messages.set(line.message.id, line.message)
      const old = chat.length > KEPT_PER_CHAT ? chat.shift() : undefined
      if (old) messages.delete(old.id)
    }
  }

  if (stateFile) for (const line of readState(stateFile)) take(line)
  const file = stateFile
    ? openState(stateFile, [
        ...[...people.values()].map((person): StateLine => ({ kind: 'person', person })),
        ...[...media.values()].map((one): StateLine => ({ kind: 'media', media: one })),
        ...[...messages.values()].map((message): StateLine => ({ kind: 'message', message })),
      ])
    : undefined

  function keep(line: StateLine): void {
    const own = without(line)
    take(own)
    file?.append(own)
    tell(own)
  }

  return {
    people: () => [...people.values()],
    person: (id: string) => people.get(id),
    messages: () => [...messages.values()],
    message: (id: string) => messages.get(id),
    media: (id: string) => media.get(id),
    in: (person: string, number: string): readonly ChatMessage[] => chats.get(`${person}|${number}`) ?? [],
    addPerson(person: Person): Person {
      const known = people.get(person.id)
      if (known) return known
      keep({ kind: 'person', person })
      return person
    },
    /** Whom a send is for: by number or by user id; strangers get a phone while there is room. */
    addressee(address: { to?: string; recipient?: string }, userIdOf: (person: Person) => string): Person {
      const { to, recipient } = address
      const digits = to ? digitsOf(to) : undefined
      const known = [...people.values()].find((person) =>
        digits ? person.phone === digits : userIdOf(person) === recipient,
      )
      if (known) return known
      const stranger = digits ? personOfPhone(digits) : personOfUserId(recipient ?? '')
      return people.size < MAX_PEOPLE ? this.addPerson(stranger) : stranger
    },
    add(message: ChatMessage): void {
      // A stranger beyond the limit has no phone on the desk.
      if (people.has(message.person)) keep({ kind: 'message', message })
    },
    change(id: string, patch: Partial<ChatMessage>): void {
      if (messages.has(id)) keep({ kind: 'change', id, patch })
    },
    addMedia(one: StoredMedia): void {
      take({ kind: 'media', media: one })
      file?.append({ kind: 'media', media: one })
    },
    close: () => file?.close(),
  }
}
export type Chats = ReturnType<typeof createChats>
