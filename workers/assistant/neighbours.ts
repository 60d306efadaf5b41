import type { KnowledgeHit, Neighbour } from '../knowledge/document'
import { sentencesOf } from '../knowledge/sentences'
import { withoutOrders } from './guard'

/** So many of the passages are shown with what stands beside them: further down it is seldom what was asked. */
const WITH_NEIGHBOURS = 2
/** Of a neighbour so much is shown, in whole sentences: an answer that runs over a border does not run far. */
const MOST_CHARS = 300

/** The first passages with what is near beside them; what is shown as a passage of its own is not shown twice. */
export function withNeighbours<Hit extends KnowledgeHit>(passages: readonly Hit[]): Hit[] {
  const shown = new Set(passages.map(({ chunkId }) => chunkId))
  const near = (neighbour: Neighbour | undefined, fromEnd: boolean) =>
    neighbour && !shown.has(neighbour.chunkId) ? nearPart(neighbour, fromEnd) : undefined
  return passages.map((passage, place) => {
    const isNear = place < WITH_NEIGHBOURS
    const before = isNear ? near(passage.before, true) : undefined
    const after = isNear ? near(passage.after, false) : undefined
    return { ...passage, before, after }
  })
}

/** Sentences from the border on, as many as there is room for, as far as they speak to readers. */
function nearPart({ chunkId, text }: Neighbour, fromEnd: boolean): Neighbour | undefined {
  const sentences = sentencesOf(withoutOrders(text))
  if (fromEnd) sentences.reverse()
  const near: string[] = []
  let room = MOST_CHARS
  for (const sentence of sentences) {
    room -= sentence.length + 1
    if (room < 0) break
    near.push(sentence)
  }
  if (fromEnd) near.reverse()
  return near.length === 0 ? undefined : { chunkId, text: near.join(' ') }
}
