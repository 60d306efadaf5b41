import { type Fields, textOf } from './fields.ts'

/** A file in a bubble, or above its words. */
export interface CardMedia {
  kind: string
  src?: string
  name?: string
  voice?: boolean
}

export function mediaOf(kind: string, media: Fields): CardMedia {
  const id = textOf(media.id)
  const link = textOf(media.link)
  return {
    kind,
    // Links lead out of this machine: they are named, not loaded.
    ...(id ? { src: `/phone/media/${encodeURIComponent(id)}` } : {}),
    ...((textOf(media.filename) ?? link) ? { name: textOf(media.filename) ?? link } : {}),
    ...(media.voice === true ? { voice: true } : {}),
  }
}
