/** One thing that was said, as a helper reads it. */
export interface SpokenLine {
  /** `msg_<seq>` */
  id: string
  seq: number
  by: 'customer' | 'assistant' | 'agent'
  text: string
  /** Epoch ms. */
  at: number
  /** Of the assistant, which left it to people: that one of them will answer is no answer, whatever its words. */
  promises?: true
}
