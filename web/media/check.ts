import { ANIMATED_STICKER_BYTES, MEDIA_LIMITS } from '../../workers/media/limits'
import type { MediaKind } from '../../workers/whatsapp/outbound-message'

/** What keeps a file from being sent. */
export type FileProblem = 'too_large' | 'wrong_type' | 'empty' | 'unreadable'
/** What can be done about it here. */
export type Fix = 'jpeg' | 'sticker'

export interface Checked {
  kind: MediaKind
  mimeType: string
  problem: FileProblem | null
  fixes: Fix[]
}

type Chosen = Pick<File, 'name' | 'type' | 'size'>

/** Browsers do not know all types by a name's ending. */
const BY_ENDING: Readonly<Record<string, string>> = {
  heic: 'image/heic',
  heif: 'image/heic',
  '3gp': 'video/3gpp',
  amr: 'audio/amr',
  aac: 'audio/aac',
  m4a: 'audio/mp4',
  ogg: 'audio/ogg',
  opus: 'audio/ogg',
}

/** Other names of what WhatsApp takes. */
const SAME: Readonly<Record<string, string>> = {
  'image/jpg': 'image/jpeg',
  'audio/x-m4a': 'audio/mp4',
  'audio/m4a': 'audio/mp4',
  'audio/mp3': 'audio/mpeg',
  'audio/x-aac': 'audio/aac',
  'audio/opus': 'audio/ogg',
  'video/3gp': 'video/3gpp',
  'text/csv': 'text/plain',
  'text/markdown': 'text/plain',
}

/** Whether WhatsApp takes it as it is, said before anything leaves; the server looks at the content once more. */
export function checked(file: Chosen): Checked {
  const mimeType = typeOf(file)
  const kind = kindOf(mimeType)
  const limit = MEDIA_LIMITS[kind]
  if (file.size === 0) return { kind, mimeType, problem: 'empty', fixes: [] }
  const wrong = !limit.types.includes(mimeType)
  const fixes: Fix[] = kind === 'image' ? ['jpeg'] : []
  if (wrong) {
    if (mimeType === 'image/webp' && file.size <= ANIMATED_STICKER_BYTES) fixes.push('sticker')
    return { kind, mimeType, problem: 'wrong_type', fixes }
  }
  return file.size > limit.bytes
    ? { kind, mimeType, problem: 'too_large', fixes }
    : { kind, mimeType, problem: null, fixes: [] }
}

function typeOf({ name, type }: Chosen): string {
  const told = type.split(';')[0]?.trim().toLowerCase() ?? ''
  const known = told || BY_ENDING[name.split('.').at(-1)?.toLowerCase() ?? ''] || ''
  return SAME[known] ?? known
}

function kindOf(mimeType: string): MediaKind {
  const [family = ''] = mimeType.split('/')
  return family === 'image' || family === 'video' || family === 'audio' ? family : 'document'
}

export function takesCaption(kind: MediaKind): boolean {
  return kind !== 'audio' && kind !== 'sticker'
}
