import * as z from 'zod'
import { type Party, withContact } from './contact-key'
import { token, words } from './fields'
import { isRecord } from './loose'

/** Names are the customer's own choice: any script, any length, never an identity. */
export const MAX_NAME = 256

const contactEntry = z.object({
  profile: z.object({ name: words(MAX_NAME) }).catch({}),
  identity_key_hash: token(256),
})

/** The identifiers as event fields; both ids are always there, null where Meta keeps them back. */
export interface PartyFields {
  wa_id: string | null
  user_id: string | null
  parent_user_id?: string
  username?: string
  group_id?: string
}

export function partyFields(named: Party, contact: unknown): PartyFields {
  const party = withContact(named, contact)
  const fields: PartyFields = { wa_id: party.waId, user_id: party.userId }
  if (party.parentUserId !== undefined) fields.parent_user_id = party.parentUserId
  if (party.username !== undefined) fields.username = party.username
  if (party.groupId !== undefined) fields.group_id = party.groupId
  return fields
}

export function contactDetails(contact: unknown): { name: string | null; identityKeyHash?: string } {
  if (!isRecord(contact)) return { name: null }
  const { profile, identity_key_hash } = contactEntry.parse(contact)
  const name = profile.name || null
  return identity_key_hash === undefined ? { name } : { name, identityKeyHash: identity_key_hash }
}
