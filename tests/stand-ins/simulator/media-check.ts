import type { StoredMedia } from './chat.ts'
import { type Fields, lengthOf, textOf } from './fields.ts'
import { GraphError, invalid, missing } from './graph-error.ts'

export type FindMedia = (id: string) => StoredMedia | undefined

const MAX_CAPTION = 1024
const TYPES: Record<string, RegExp> = {
  image: /^image\/(?:jpeg|png)$/,
  video: /^video\/(?:mp4|3gpp)$/,
  audio: /^audio\/(?:aac|amr|mpeg|mp4|ogg)/,
  sticker: /^image\/webp$/,
  document: /./,
}

/** A file of a message, of a header, or of a template's header. Links are not followed here: Meta would. */
export function checkMedia(type: string, media: Fields, find: FindMedia): void {
  const id = textOf(media.id)
  if (!id && !textOf(media.link)) throw missing(`${type}.id or ${type}.link`)
  if (media.caption !== undefined && (type === 'audio' || type === 'sticker'))
    throw invalid(`${type} cannot have a caption`)
  if (typeof media.caption === 'string' && lengthOf(media.caption) > MAX_CAPTION)
    throw invalid(`${type}.caption must be at most ${MAX_CAPTION} characters`)
  const known = id === undefined ? undefined : find(id)
  if (id && !known) throw invalid(`${type}.id is no media of this number`)
  if (known && !TYPES[type]?.test(known.mime)) throw new GraphError(131053, `${known.mime} cannot be sent as ${type}`)
  if (media.voice === true && !/^audio\/ogg/.test(known?.mime ?? '')) throw invalid('A voice message must be OGG/Opus')
}
