import { type Party, preferenceParty } from './contact-key'
import { isRecord } from './loose'

export interface ContactFinder {
  /** The entry of `contacts[]` with one of the party's ids. `alone`: where the party has none, the only entry is theirs. */
  find(party: Party, alone?: boolean): unknown
}

const NOBODY: ContactFinder = { find: () => undefined }

/** Contacts are matched by id, never by position: the array can be shorter than the list, or in another order. */
export function contactFinder(contacts: unknown): ContactFinder {
  if (!Array.isArray(contacts) || contacts.length === 0) return NOBODY
  return contacts.length === 1 ? findInOne(contacts[0]) : findInMany(contacts)
}

function findInOne(contact: unknown): ContactFinder {
  if (!isRecord(contact)) return NOBODY
  const known = preferenceParty(contact)
  return {
    find(party, alone = false) {
      if (party.userId === null && party.waId === null) return alone ? contact : undefined
      const same =
        (party.userId !== null && party.userId === known.userId) || (party.waId !== null && party.waId === known.waId)
      return same ? contact : undefined
    },
  }
}

function findInMany(contacts: unknown[]): ContactFinder {
  const byId = new Map<string, unknown>() // a BSUID has a dot, a wa_id has none: one map holds both
  for (const contact of contacts) {
    if (!isRecord(contact)) continue
    const { userId, waId } = preferenceParty(contact)
    if (userId !== null) byId.set(userId, contact)
    if (waId !== null) byId.set(waId, contact)
  }
  return { find: (party) => byId.get(party.userId ?? '') ?? byId.get(party.waId ?? '') }
}
