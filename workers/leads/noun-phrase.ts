import { wordSet } from '../assistant/phrases'
import { plainText } from '../assistant/plain-text'

/** A name, a thing or a place has no more words; more is a story. */
export const MOST_PHRASE_WORDS = 8

/** "I would like teeth whitening please" names teeth whitening: what a sentence is about, in the customer's own words. */
export function nounPhrase(sentence: string): string {
  const words = sentence.trim().split(/\s+/)
  const plain = words.map((word) => plainText(word).replace(/[^\p{L}\p{M}\p{N}]/gu, ''))
  let from = 0
  while (from < words.length && (OPENS.has(plain[from] ?? '') || (from > 0 && ARTICLES.has(plain[from] ?? ''))))
    from += 1
  let to = words.length
  while (to > from && CLOSES.has(plain[to - 1] ?? '')) to -= 1
  const named = words.slice(from, to).join(' ')
  return withoutEnd(named === '' ? sentence.trim() : named)
}

function withoutEnd(text: string): string {
  return text.replace(/[.,!;:।،؛]{1,5}$/u, '').trim()
}

/** Say only that something is wanted, or who wants it. */
const OPENS = wordSet(`
  hi hello hey yes ok okay i id im ive we wed were would like love want wanted need looking look for to get have it its is
  this thats about am are interested in my our please just maybe perhaps prefer thinking of
  hola si quiero quisiera queremos necesito necesitamos busco buscamos me nos gustaria interesa es sobre para seria
  ola sim quero queria queremos preciso precisamos gostaria de procuro eu e seria
  मुझे हमें हमको मैं हम हाँ जी नमस्ते mujhe hume humein hamein main mai hum haan ji namaste
  எனக்கு எங்களுக்கு நான் நாங்கள் ஆம் வணக்கம் enakku engalukku naan naanga aam vanakkam
  مرحبا نعم اريد نريد ارغب احتاج ابغى ابي بدي عايز عاوز انا نحن في عن
`)

const ARTICLES = wordSet('the a an some un una el la los las um uma o os as uns')

/** Come after the thing. */
const CLOSES = wordSet(`
  please pls thanks thank you
  favor por gracias obrigado obrigada
  चाहिए चाहिये चाहता चाहती चाहते करवाना कराना करना करवानी करानी करनी हूँ है हैं था के लिए में
  chahiye chaiye chahta chahti karna karwana karana hai hain hoon hun ke liye
  வேண்டும் வேணும் தேவை பற்றி venum vendum thevai pathi
  فضلك من شكرا
`)
