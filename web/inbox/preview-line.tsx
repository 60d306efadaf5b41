import {
  Ban,
  CircleHelp,
  ContactRound,
  FileText,
  Image,
  LayoutTemplate,
  MapPin,
  Mic,
  Package,
  Phone,
  Reply,
  Sticker,
  Video,
} from 'lucide-preact'
import { actorLabel, personName } from '../frame/tenant'
import { t } from '../i18n'
import { session } from '../session'
import { Isolated } from '../ui/isolated'
import type { MediaKind, Preview } from './preview'

const ICONS = {
  photo: Image,
  video: Video,
  voice: Mic,
  document: FileText,
  sticker: Sticker,
  location: MapPin,
  contact: ContactRound,
  order: Package,
  template: LayoutTemplate,
  call: Phone,
  unsupported: CircleHelp,
  revoked: Ban,
} satisfies Record<MediaKind, typeof Image>

/** What was said last, or what is about to be. One line; the customer's words keep their own direction. */
export function PreviewLine({ preview }: { preview: Preview }) {
  switch (preview.kind) {
    case 'writing':
      return <span class="row-preview row-writing">{writingWords(preview)}</span>
    case 'draft':
      return (
        <span class="row-preview">
          <span class="row-draft">{t(preview.note ? 'inbox.draftNote' : 'inbox.draft')}</span>
          <Words>{preview.text}</Words>
        </span>
      )
    case 'reaction': {
      const { emoji, about } = preview
      return (
        <span class="row-preview">
          <Words>{about ? t('inbox.reactedTo', { emoji, text: about }) : t('inbox.reacted', { emoji })}</Words>
        </span>
      )
    }
    case 'message': {
      const { by, media, text } = preview
      const Icon = media && ICONS[media]
      return (
        <span class="row-preview">
          {by !== null && <Reply class="mirror" size={14} aria-hidden="true" />}
          {by !== null && <span class="visually-hidden">{t('inbox.said', { name: speaker(by) })}</span>}
          {Icon && <Icon size={14} aria-hidden="true" />}
          {media && text !== null && <span class="visually-hidden">{t(`inbox.${media}`)}</span>}
          <Words>{text ?? (media ? t(`inbox.${media}`) : '')}</Words>
        </span>
      )
    }
    case 'nothing':
      return <span class="row-preview" />
  }
}

function Words({ children }: { children: string }) {
  return (
    <span class="row-words" dir="auto">
      <Isolated text={children} />
    </span>
  )
}

function writingWords({ userIds, note }: Preview & { kind: 'writing' }): string {
  const [first = ''] = userIds
  if (userIds.length > 1) return t('inbox.severalWriting', { n: userIds.length })
  return t(note ? 'inbox.writingNote' : 'inbox.writing', { name: personName(first) })
}

function speaker(by: string): string {
  const { value } = session
  return value.state === 'in' && by === `agent:${value.me.id}` ? t('inbox.you') : actorLabel(by)
}
