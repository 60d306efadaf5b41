import type { Channel } from '../channels/channel'
import { DEFAULT_APP } from '../channels/channels'
import type { Env } from '../env'
import { readAtMost } from '../whatsapp/body'
import { uploadSample } from '../whatsapp/graph-templates'
import { graphOf } from './manage'
import { badSample, refusedByMeta } from './refusals'

/** Only for Meta's reviewers: what is sent later may be larger. */
export const SAMPLE_BYTES = 16 * 1024 * 1024

const KINDS: { mimeType: string; at: number; bytes: number[] }[] = [
  { mimeType: 'image/jpeg', at: 0, bytes: [0xff, 0xd8, 0xff] },
  { mimeType: 'image/png', at: 0, bytes: [0x89, 0x50, 0x4e, 0x47] },
  { mimeType: 'video/mp4', at: 4, bytes: [0x66, 0x74, 0x79, 0x70] },
  { mimeType: 'application/pdf', at: 0, bytes: [0x25, 0x50, 0x44, 0x46] },
]
const WORDS = /[^\p{L}\p{N} ._-]/gu

/** Hands a template's sample file to Meta. Throws what is wrong with it. */
export async function takeSample(env: Env, channel: Channel, request: Request, filename: string): Promise<string> {
  const graph = await graphOf({ env, channel })
  const body = await readAtMost(request, SAMPLE_BYTES)
  if (!body) throw badSample('too_large', { limit: SAMPLE_BYTES })
  const bytes = new Uint8Array(body)
  if (bytes.byteLength === 0) throw badSample('empty')
  // By its content: what a file is called says nothing.
  const mimeType = KINDS.find(({ at, bytes: marks }) =>
    marks.every((mark, index) => bytes[at + index] === mark),
  )?.mimeType
  if (mimeType === undefined) throw badSample('wrong_type')
  const appId = channel.appId === DEFAULT_APP ? (env.META_APP_ID ?? 'app') : 'app'
  const name = filename.replace(WORDS, '_').slice(0, 100) || 'sample'
  const answer = await uploadSample(graph, appId, { bytes, mimeType, filename: name })
  if (!answer.ok) throw refusedByMeta(answer)
  return answer.value
}
