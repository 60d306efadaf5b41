import type { Revealed } from '../revealed'
import type { ContactShown } from './contact-store'

/** How many digits of a hidden number are told (workers/contacts/mask.ts). */
const END = 4

/** What is known, with what was revealed in the place of what was hidden. */
export function withRevealed(contact: ContactShown, full: Revealed | null): ContactShown {
  if (!full) return contact
  const { name, username, waIds, formerNumbers } = full
  // The end is all that is told of the number that answers go to.
  const end = contact.answersTo?.slice(-END)
  return {
    ...contact,
    names: name ? [name] : [],
    usernames: username ? [username] : [],
    numbers: waIds,
    formerNumbers,
    answersTo: (end && waIds.find((number) => number.endsWith(end))) || null,
  }
}
