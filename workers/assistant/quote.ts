import { sentencesOf } from '../knowledge/sentences'
import { wordsOf } from '../knowledge/tokens'
import { line } from './hand-off'
import type { Passage } from './retrieve'

/** A passage speaks for itself only if the question clearly is about it. */
const LEAST_FIT = 0.5
const MOST_CHARS = 400

/** With no model: the best passage's closest sentences, marked as a quotation. null when nothing fits well enough. */
export function quotePassage(
  question: string,
  passages: readonly Passage[],
  language: string,
): { text: string; quote: string; passage: Passage } | null {
  const passage = passages[0]
  if (!passage || passage.fit < LEAST_FIT) return null
  const quote = passage.text.length <= MOST_CHARS ? passage.text : closest(question, passage.text)
  return quote === '' ? null : { text: `${line(LEAD_IN, language)}\n“${quote}”`, quote, passage }
}

function closest(question: string, text: string): string {
  const asked = new Set(wordsOf(question))
  const sentences = sentencesOf(text)
  const worth = sentences.map((sentence) => wordsOf(sentence).filter((word) => asked.has(word)).length)
  const at = worth.indexOf(Math.max(...worth))
  let quote = sentences[at] ?? ''
  for (const next of sentences.slice(at + 1)) {
    if (quote.length + next.length + 1 > MOST_CHARS) break
    quote = `${quote} ${next}`
  }
  return quote
}

const LEAD_IN: Readonly<Record<string, string>> = {
  en: 'This is what our information says:',
  hi: 'हमारी जानकारी में यह लिखा है:',
  'hi-Latn': 'Hamari jaankari mein yeh likha hai:',
  'ta-Latn': 'Enga thagavalil ippadi irukku:',
  mr: 'आमच्या माहितीत असे लिहिले आहे:',
  bn: 'আমাদের তথ্যে লেখা আছে:',
  ta: 'எங்கள் தகவலில் உள்ளது:',
  te: 'మా సమాచారంలో ఇలా ఉంది:',
  gu: 'અમારી માહિતીમાં આ લખ્યું છે:',
  es: 'Esto dice nuestra información:',
  pt: 'Isto é o que diz a nossa informação:',
  fr: 'Voici ce que dit notre information :',
  de: 'Das steht in unseren Informationen:',
  it: 'Ecco cosa dicono le nostre informazioni:',
  ar: 'هذا ما تقوله معلوماتنا:',
  id: 'Ini yang tertulis di informasi kami:',
  ur: 'ہماری معلومات میں یہ لکھا ہے:',
}
