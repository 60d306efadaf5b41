/** What a file of the customer says, in words: a voice note's transcript, or a picture's description. */
export interface Heard {
  what: 'speech' | 'picture'
  text: string
  /** BCP 47; null: nobody can say. */
  language: string | null
}
