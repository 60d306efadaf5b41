import { matchesAny, phrases, wordsOf } from '../assistant/phrases'

/** Where one thing that is said ends and the next begins; "but" and its like turn it round. */
const BORDER =
  /[,;!?،؛।\n—]\s|\.\s|\s(?:but|rather|instead|pero|sino|porém|mas|lekin|balki|par|लेकिन|बल्कि|पर|ஆனால்|لكن|ولكن|بل)\s/iu

const DENIES = phrases(`
  not|never|nor|cannot|cant|dont|doesnt|didnt|isnt|arent|wasnt|wont|wouldnt|without|except
  नहीं|नही|मत|बिना|nahi|nahin|nahee|nhi|mat|bina
  இல்லை|இல்ல|வேண்டாம்|illai|illa|vendam|venda
  nunca|sin|tampoco|jamás|não|nao|nem|sem
  لا|ليس|ليست|لست|لن|لم|غير|بدون|مش|مو
`)
/** "my mobile no is", "no 12": a number, and no no. */
const NUMBER_BEFORE = new Set(
  'phone mobile mob cell contact whatsapp wa ph tel telephone my our house door flat plot order account'.split(' '),
)

/** What somebody says is so, without the pieces in which they say that it is not. */
export function withoutDenied(text: string): string {
  return text
    .split(BORDER)
    .filter((piece) => !denies(wordsOf(piece)))
    .join('; ')
}

function denies(words: string[]): boolean {
  return matchesAny(words, DENIES) || words.some((word, at) => word === 'no' && !isNumber(words, at))
}

function isNumber(words: string[], at: number): boolean {
  const next = words[at + 1] ?? ''
  return next === 'is' || /^\p{Nd}/u.test(next) || NUMBER_BEFORE.has(words[at - 1] ?? '')
}
