/** What a message says in another language. The message itself stays as it was written. */
export interface Translation {
  /** BCP 47: the language it was put into. */
  language: string
  /** The language it was written in, as far as it was told. */
  from: string
  text: string
  /** Of what was heard in its file or seen on it, not of what was written. */
  part?: 'heard'
}

/** Which languages a conversation is read and answered in: BCP 47. */
export interface TranslationPair {
  /** The customer's. */
  theirs: string
  /** Of those who answer. */
  ours: string
}

/** One of each part for each language: a newer one replaces what was there. */
export function withTranslation(known: readonly Translation[], fresh: Translation): Translation[] {
  return [...known.filter(({ language, part }) => language !== fresh.language || part !== fresh.part), fresh]
}
