import type { Outgoing, OutgoingInteractive } from '../../outgoing'
import type { ChosenFile } from '../../outgoing-files'
import { idsIn } from './check'
import type { Draft, Drafts } from './drafts'
import { positionOf } from './map-link'

/** What a form that has no problems sends; one that still has some is shown by this too. */
export function contentOf(draft: Draft): Outgoing {
  switch (draft.kind) {
    case 'buttons':
      return interactive(draft.fields, {
        kind: 'buttons',
        buttons: numbered(draft.fields.titles).map(({ id, text }) => ({ id, title: text })),
      })
    case 'list':
      return interactive(draft.fields, {
        kind: 'list',
        button: draft.fields.button.trim(),
        sections: sectionsOf(draft.fields),
      })
    case 'link': {
      const { text, url } = draft.fields
      return interactive(draft.fields, { kind: 'cta_url', text: text.trim(), url: url.trim() })
    }
    case 'location': {
      const { name, address } = trimmed(draft.fields)
      const { latitude, longitude } = positionOf(draft.fields.latitude, draft.fields.longitude)
      return {
        type: 'location',
        latitude: latitude ?? 0,
        longitude: longitude ?? 0,
        ...(name ? { name } : {}),
        ...(address ? { address } : {}),
      }
    }
    case 'contacts':
      return { type: 'contacts', contacts: draft.fields.people.map(cardOf) }
    case 'askLocation':
      return interactive(draft.fields, { kind: 'location_request' })
    case 'askContact':
      return interactive(draft.fields, { kind: 'contact_request' })
    case 'product': {
      const { catalogId, productId } = trimmed(draft.fields)
      return interactive(draft.fields, { kind: 'product', catalogId, productId })
    }
    case 'products': {
      const sections = draft.fields.sections.map(({ title, ids }) => ({ title: title.trim(), productIds: idsIn(ids) }))
      return interactive(draft.fields, { kind: 'product_list', catalogId: draft.fields.catalogId.trim(), sections })
    }
    case 'flow': {
      const { flowId, text, screen } = trimmed(draft.fields)
      return interactive(draft.fields, { kind: 'flow', flowId, text, ...(screen ? { screen } : {}) })
    }
    case 'address':
      return interactive(draft.fields, { kind: 'address', country: 'IN' })
  }
}

function interactive(
  framed: { body: string; header?: string; footer?: string; file?: ChosenFile | undefined },
  action: OutgoingInteractive['action'],
): OutgoingInteractive {
  const { body, header = '', footer = '', file } = trimmed(framed)
  return {
    type: 'interactive',
    body,
    ...(file
      ? { header: { type: file.kind, upload: file.id } }
      : header
        ? { header: { type: 'text', text: header } }
        : {}),
    ...(footer ? { footer } : {}),
    action,
  }
}

/** A heading over the only section says nothing; empty rows are those that nobody needed. */
function sectionsOf({ sections }: Drafts['list']) {
  let rowId = 0
  return sections
    .map(({ title, rows }) => ({
      ...(title.trim() ? { title: title.trim() } : {}),
      rows: rows
        .map((row) => trimmed({ ...row }))
        .filter((row) => row.title !== '')
        .map(({ title: name, description }) => {
          rowId += 1
          return { id: String(rowId), title: name, ...(description ? { description } : {}) }
        }),
    }))
    .filter(({ rows }) => rows.length > 0)
}

function cardOf(person: Drafts['contacts']['people'][number]) {
  const { name, phone, email, organisation } = trimmed({ ...person })
  return {
    name,
    phones: phone ? [{ phone }] : [],
    ...(email ? { emails: [email] } : {}),
    ...(organisation ? { organisation } : {}),
  }
}

function numbered(words: readonly string[]): { id: string; text: string }[] {
  return words
    .map((text) => text.trim())
    .filter(Boolean)
    .map((text, index) => ({ id: String(index + 1), text }))
}

/** Its texts without the blanks around them. */
function trimmed<Fields extends object>(fields: Fields): Fields {
  const entries = Object.entries(fields).map(([key, value]) => [key, typeof value === 'string' ? value.trim() : value])
  return Object.fromEntries(entries) as Fields // of the same keys and kinds
}
