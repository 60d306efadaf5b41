import { seededRandom } from '../random.ts'

const SYLLABLES = 'ka lo mi ter na shi ro ven da pu gri sto el an qua be cho lin fa zu ing mar pre con'.split(' ')
const VOCABULARY = 30_000

/** Texts of words that occur as often as words do: the n-th most frequent one n times less than the first (Zipf). */
export function createTexts(seed: number) {
  const random = seededRandom(seed)
  const among = (size: number) => Math.floor(random() * size)
  const vocabulary = Array.from({ length: VOCABULARY }, () =>
    Array.from({ length: 1 + among(4) }, () => SYLLABLES[among(SYLLABLES.length)]).join(''),
  )
  const word = () => vocabulary[Math.floor(VOCABULARY ** random()) - 1] ?? ''
  const text = (from: number, to: number) => Array.from({ length: from + among(to - from) }, word).join(' ')
  return {
    text,
    /** Each has words of its own among those that everybody uses. */
    intents: (count: number, examples: number) =>
      Array.from({ length: count }, (_, n) => {
        const own = Array.from({ length: 6 }, () => vocabulary[among(VOCABULARY)])
        const sentence = () => `${text(2, 5)} ${own[among(6)]} ${text(1, 4)} ${own[among(6)]}`
        return { name: `intent_${n}`, examples: Array.from({ length: examples }, sentence) }
      }),
  }
}
