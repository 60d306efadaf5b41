/** Another number for other features: weights of an older version are then trained anew. */
export const FEATURES = 4

/** What training leaves: numbers laid end to end, which are stored, sent and used as they are. */
export interface IntentWeights extends Examples {
  features: number
  intents: string[]
  /** For each example, from `partStarts[example]` on: intents that it speaks for or against, and how strongly. */
  partStarts: Uint32Array
  partIntents: Uint16Array
  partSay: Float32Array
  bias: Float32Array
  /** Confidence = logistic((score − middle) / width); none of the intents below 0.5. */
  middle: number
  width: number
}

/** Hashes of features, ascending, and in how many of the examples each is (in each of its blocks). */
export interface Vocabulary {
  hashes: Uint32Array
  times: Uint16Array
  examples: number
}

/** The examples turned about: for each feature, from `starts[feature]` on, the examples that have it and how much. */
export interface Examples extends Vocabulary {
  starts: Uint32Array
  holders: Uint16Array
  held: Float32Array
}
