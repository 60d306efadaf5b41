import { filesOf, type OutboundMessage, type TemplateMessage, wordsOf } from '../whatsapp/outbound'
import type { MediaKind, StoredFile, TemplateHeaderValue } from '../whatsapp/outbound-message'
import { actorName } from './actor'
import type { SayEntry } from './entry'
import type { MediaView, Own } from './views'

/** What we said, as the API shows it. */
export function saidView({ content, by, sentAt, decision, cause }: SayEntry, arrival: number): Own {
  return {
    direction: 'outbound',
    type: content.type,
    text: wordsOf(content),
    by: actorName(by),
    sentAt: sentAt ?? arrival,
    ...(content.type === 'template' ? { template: templateView(content) } : {}),
    ...(content.type === 'interactive' || content.type === 'location' || content.type === 'contacts'
      ? { content }
      : {}),
    ...ownMedia(content),
    ...(decision ? { decision } : {}),
    ...(cause ? { cause } : {}),
  }
}

function templateView({ name, language, category, preview, header, cards = [], offerEndsAt }: TemplateMessage) {
  const { text: _text, cards: read = [], offer, ...around } = preview ?? { text: '' }
  const media = kindIn(header)
  return {
    name,
    language,
    category: category ?? null,
    ...around,
    ...(media ? { media } : {}),
    ...(read.length > 0 ? { cards: read.map((card, index) => cardView(card, kindIn(cards[index]?.header))) } : {}),
    ...(offer === undefined ? {} : { offer: { text: offer, endsAt: offerEndsAt ?? null } }),
  }
}

function cardView<Card extends object>(card: Card, media: { kind: MediaKind } | null) {
  return media ? { ...card, media } : card
}

function kindIn(header: TemplateHeaderValue | undefined): { kind: MediaKind } | null {
  return header && 'file' in header ? { kind: header.file.kind } : null
}

/** What `GET …/media` has: the file itself, or the one above. It was stored before it could be said. */
function ownMedia(content: OutboundMessage): { media?: MediaView } {
  const [file] = filesOf(content.type === 'template' ? { ...content, cards: [] } : content)
  if (!file) return {}
  return { media: ownMediaView(file, content.type === 'audio' && content.voice === true) }
}

function ownMediaView({ mimeType, filename, size }: StoredFile, voice: boolean): MediaView {
  const shown = { mimeType, filename: filename ?? null, size, voice, animated: false }
  return { state: 'ready', ...shown, failure: null, retryAt: null }
}
