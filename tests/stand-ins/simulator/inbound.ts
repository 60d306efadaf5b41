import { z } from 'zod'
import { type Shown, show } from './card.ts'
import type { Chats } from './chats.ts'
import { DISGUISES, type Disguise, type SampleKind, sha256Of, storeDisguised, storeSaid, storeSample } from './media.ts'

const id = z.string().min(1)
const caption = z.string().max(1024).optional()
const media_id = z.string().optional()

/** What a test phone can send. `raw` is handed to the webhook as it is, with id, sender and time filled in where missing. */
const content = z.discriminatedUnion('type', [
  z.object({ type: z.literal('text'), text: z.string().min(1).max(65_536) }),
  /** `disguise`: what it is in truth. */
  z.object({ type: z.literal('image'), caption, media_id, disguise: z.enum(DISGUISES).optional() }),
  z.object({ type: z.literal('video'), caption, media_id }),
  /** `said`: what is heard in it. */
  z.object({ type: z.literal('audio'), voice: z.boolean().default(true), media_id, said: z.string().optional() }),
  z.object({ type: z.literal('document'), caption, filename: z.string().optional(), media_id }),
  z.object({ type: z.literal('sticker'), media_id }),
  z.object({
    type: z.literal('location'),
    latitude: z.number().default(12.3375),
    longitude: z.number().default(75.8069),
    name: z.string().optional(),
    address: z.string().optional(),
  }),
  z.object({
    type: z.literal('contacts'),
    name: z.string().default('Ravi Kumar'),
    phone: z.string().default('+91 00000 00021'),
  }),
  z.object({ type: z.literal('button_reply'), id, title: z.string() }),
  z.object({ type: z.literal('list_reply'), id, title: z.string(), description: z.string().optional() }),
  z.object({ type: z.literal('quick_reply'), payload: z.string(), text: z.string() }),
  z.object({ type: z.literal('reaction'), message_id: id, emoji: z.string().nullable() }),
  z.object({ type: z.literal('edit'), message_id: id, text: z.string().min(1) }),
  z.object({ type: z.literal('revoke'), message_id: id }),
  z.object({ type: z.literal('unsupported'), kind: z.string().default('poll_creation') }),
  z.object({ type: z.literal('raw'), message: z.record(z.string(), z.unknown()) }),
])
export type InboundContent = z.infer<typeof content>

export const inboundBody = z
  .object({
    /** phone_number_id of the business */
    number: id,
    /** id of a test phone, or … */
    person: z.string().optional(),
    /** … anybody. */
    from: z
      .object({ wa_id: z.string().optional(), user_id: z.string().optional(), name: z.string().optional() })
      .optional(),
    reply_to: z.string().optional(),
    /** Seconds before now at which Meta says it was written. */
    age: z.int().min(0).optional(),
  })
  .and(content)

/** Meta's part of the message (`{type, <type>: …}`), how the phone shows it, and what it does to another bubble. */
export interface Built {
  meta: Record<string, unknown>
  shown?: Shown
  effect?: { target: string; patch: 'edit' | 'revoke' | 'reaction'; text?: string; emoji?: string }
}

interface Given {
  media_id?: string | undefined
  disguise?: Disguise | undefined
  said?: string | undefined
}

function file(chats: Chats, kind: SampleKind, { media_id, disguise, said }: Given) {
  const known = media_id ? chats.media(media_id) : undefined
  const made = () => (disguise ? storeDisguised(chats, disguise) : said ? storeSaid(chats, said) : undefined)
  const media = known ?? made() ?? storeSample(chats, kind)
  return { media, fields: { mime_type: media.mime, sha256: sha256Of(media), id: media.id } }
}

function built(type: string, inside: unknown): Built {
  return { meta: { type, [type]: inside }, shown: show(type, inside) }
}

function buildReply(reply: Extract<InboundContent, { type: 'button_reply' | 'list_reply' }>): Built {
  const { type, id, title } = reply
  const description = type === 'list_reply' && reply.description ? { description: reply.description } : {}
  return {
    meta: { type: 'interactive', interactive: { type, [type]: { id, title, ...description } } },
    shown: { text: title },
  }
}

function buildFile(chats: Chats, spec: Extract<InboundContent, { type: SampleKind }>): Built {
  const { media, fields } = file(chats, spec.type, spec)
  const words = 'caption' in spec && spec.caption ? { caption: spec.caption } : {}
  if (spec.type === 'audio') return built('audio', { ...fields, voice: spec.voice })
  if (spec.type === 'sticker') return built('sticker', { ...fields, animated: false })
  if (spec.type === 'document')
    return built('document', { ...words, filename: spec.filename ?? media.filename ?? 'document.pdf', ...fields })
  return built(spec.type, { ...words, ...fields })
}

const UNSUPPORTED = {
  code: 131051,
  title: 'Message type unknown',
  message: 'Message type unknown',
  error_data: { details: 'Message type is currently not supported.' },
}

export function buildInbound(chats: Chats, spec: InboundContent): Built {
  switch (spec.type) {
    case 'text':
      return built('text', { body: spec.text })
    case 'image':
    case 'video':
    case 'audio':
    case 'document':
    case 'sticker':
      return buildFile(chats, spec)
    case 'location': {
      const { type, ...place } = spec
      return built(type, place)
    }
    case 'contacts':
      return built('contacts', [{ name: { formatted_name: spec.name }, phones: [{ phone: spec.phone, type: 'CELL' }] }])
    case 'button_reply':
    case 'list_reply':
      return buildReply(spec)
    case 'quick_reply':
      return {
        meta: { type: 'button', button: { payload: spec.payload, text: spec.text } },
        shown: { text: spec.text },
      }
    case 'reaction':
      return {
        meta: {
          type: 'reaction',
          reaction: { message_id: spec.message_id, ...(spec.emoji ? { emoji: spec.emoji } : {}) },
        },
        effect: { target: spec.message_id, patch: 'reaction', emoji: spec.emoji ?? undefined },
      }
    case 'edit':
      return {
        meta: {
          type: 'edit',
          edit: {
            original_message_id: spec.message_id,
            message: { context: { id: 'M0' }, type: 'text', text: { body: spec.text } },
          },
        },
        effect: { target: spec.message_id, patch: 'edit', text: spec.text },
      }
    case 'revoke':
      return {
        meta: { type: 'revoke', revoke: { original_message_id: spec.message_id } },
        effect: { target: spec.message_id, patch: 'revoke' },
      }
    case 'unsupported':
      return {
        meta: { type: 'unsupported', errors: [UNSUPPORTED], unsupported: { type: spec.kind } },
        shown: { card: { note: spec.kind.replaceAll('_', ' ') } },
      }
    case 'raw':
      return { meta: spec.message, shown: { card: { note: `Raw ${String(spec.message.type ?? 'message')}` } } }
  }
}
