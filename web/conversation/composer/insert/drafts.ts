import { type Signal, signal } from '@preact/signals'
import { type ChosenFile, forgetFilesHere } from '../../outgoing-files'

/** What the forms of the menu hold while they are filled in; everything typed stays as it was typed. */
export interface Drafts {
  buttons: Framed & { titles: string[] }
  list: Framed & { button: string; sections: SectionDraft[] }
  link: Framed & { text: string; url: string }
  location: { latitude: string; longitude: string; name: string; address: string }
  contacts: { people: PersonDraft[] }
  askLocation: { body: string }
  askContact: { body: string }
  product: { body: string; footer: string; catalogId: string; productId: string }
  products: Framed & { catalogId: string; sections: ProductsDraft[] }
  flow: Framed & { flowId: string; text: string; screen: string }
  address: { body: string }
}

export type InsertKind = keyof Drafts
export type Draft = { [Kind in InsertKind]: { kind: Kind; fields: Drafts[Kind] } }[InsertKind]

/** Around what is offered. */
export interface Framed {
  header: string
  /** Instead of the heading in words. */
  file?: ChosenFile | undefined
  body: string
  footer: string
}

export interface SectionDraft {
  title: string
  rows: RowDraft[]
}

export interface RowDraft {
  title: string
  description: string
}

export interface PersonDraft {
  name: string
  phone: string
  email: string
  organisation: string
}

export interface ProductsDraft {
  title: string
  /** One a line. */
  ids: string
}

const FRAMED: Framed = { header: '', body: '', footer: '' }
export const NO_ROW: RowDraft = { title: '', description: '' }
export const NO_PRODUCTS: ProductsDraft = { title: '', ids: '' }
export const NO_PERSON: PersonDraft = { name: '', phone: '', email: '', organisation: '' }

const EMPTY: { [Kind in InsertKind]: Extract<Draft, { kind: Kind }> } = {
  buttons: { kind: 'buttons', fields: { ...FRAMED, titles: ['', ''] } },
  list: { kind: 'list', fields: { ...FRAMED, button: '', sections: [{ title: '', rows: [NO_ROW, NO_ROW] }] } },
  link: { kind: 'link', fields: { ...FRAMED, text: '', url: '' } },
  location: { kind: 'location', fields: { latitude: '', longitude: '', name: '', address: '' } },
  contacts: { kind: 'contacts', fields: { people: [NO_PERSON] } },
  askLocation: { kind: 'askLocation', fields: { body: '' } },
  askContact: { kind: 'askContact', fields: { body: '' } },
  product: { kind: 'product', fields: { body: '', footer: '', catalogId: '', productId: '' } },
  products: { kind: 'products', fields: { ...FRAMED, catalogId: '', sections: [NO_PRODUCTS] } },
  flow: { kind: 'flow', fields: { ...FRAMED, flowId: '', text: '', screen: '' } },
  address: { kind: 'address', fields: { body: '' } },
}

const kept = new Map<string, Signal<Draft>>()

/** The form of one kind in one conversation: found again when it is opened again, and gone with the page. */
export function draftOf(conversationId: string, kind: InsertKind): Signal<Draft> {
  const key = `${conversationId}/${kind}`
  const known = kept.get(key) ?? signal<Draft>(EMPTY[kind])
  kept.set(key, known)
  return known
}

export type Change = (changes: Partial<Draft['fields']>) => void

/** On top of what stands there now, which may be newer than what is drawn: two fields can change before it is drawn anew. */
export function changeDraft(conversationId: string, kind: InsertKind, changes: Partial<Draft['fields']>): void {
  const draft = draftOf(conversationId, kind)
  const now = draft.peek()
  draft.value = { ...now, fields: { ...now.fields, ...changes } } as Draft // fields of the same kind
}

export function emptyDraft(conversationId: string, kind: InsertKind): void {
  draftOf(conversationId, kind).value = EMPTY[kind]
}

/** Sent ones, for whoever wants to change what was refused. */
const sent = new Map<string, Draft>()

export function rememberSent(clientId: string, draft: Draft): void {
  sent.set(clientId, draft)
}

export function sentDraft(clientId: string): Draft | undefined {
  return sent.get(clientId)
}

/** Somebody else may be at the screen next. */
export function forgetInserts(): void {
  kept.clear()
  sent.clear()
  forgetFilesHere()
}
