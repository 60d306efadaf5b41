import { wordSet, wordsOf } from '../knowledge/tokens'
import { conceptOf, SOFT } from './concepts'
import { isFormOf } from './inflection'
import { soundOf } from './name-sound'
import { FUNCTION_WORDS, NEUTRAL_WORDS } from './support-words'

/** A word that a question is about: what is left without the words that only ask, point, or are polite. */
export interface Matter {
  text: string
  concept: string | undefined
}

/** The things a question asks about, each once. None: it says nothing by itself ("and when?"). */
export function matterOf(question: string, language: string): Matter[] {
  const found = new Map<string, Matter>()
  for (const text of wordsOf(question)) {
    const concept = conceptOf(text, language)
    if (!isMatter(text, concept)) continue
    const key = concept ?? text
    if (!found.has(key)) found.set(key, { text, concept })
  }
  return [...found.values()]
}

function isMatter(text: string, concept: string | undefined): boolean {
  if (ASKING.has(text) || KIND_WORDS.has(text) || FUNCTION_WORDS.has(text) || NEUTRAL_WORDS.has(text)) return false
  if (concept !== undefined && (SOFT.has(concept) || SAID_ANYHOW.has(concept))) return false
  return Array.from(text).length > 1 && !/^\p{Nd}+$/u.test(text)
}

/** Turn or widen a sentence, and are no things. */
const SAID_ANYHOW = new Set([
  'not',
  'all',
  'only',
  'always',
  'allowed',
  'most',
  'least',
  'included',
  'excluded',
  'call',
])

/** Of the things, the share that a text speaks of, from 0 to 1; null: none of them can be looked for in its language. */
export function spokenOf(
  matter: readonly Matter[],
  text: string,
  language: string,
  sameLanguage: boolean,
): number | null {
  const said = wordsOf(text)
  const concepts = new Set(said.map((word) => conceptOf(word, language)))
  const words = new Set(said)
  const sounds = sameLanguage ? null : new Set(said.map(soundOf).filter(({ length }) => length > 2))
  let known = 0
  let found = 0
  for (const thing of matter) {
    const isThere =
      (thing.concept !== undefined && concepts.has(thing.concept)) ||
      words.has(thing.text) ||
      (sounds ? sounds.has(soundOf(thing.text)) : said.some((word) => isFormOf(thing.text, word)))
    // What we have no word for in the other language may stand there all the same.
    if (!isThere && !sameLanguage && thing.concept === undefined) continue
    known += 1
    if (isThere) found += 1
  }
  return known === 0 ? null : found / known
}

/** Name only what kind of answer is wanted, or how somebody is reached. */
const KIND_WORDS = wordSet(`
  time timing timings hours schedule number no email mail mails id location contact contacts reach whatsapp mobile rates valor
  correo contacto contato celular horarios horas समय टाइम टाइमिंग ईमेल संपर्क நேரம் நேரங்கள் மின்னஞ்சல் samay taiming
  مواعيد ساعات دوام الدوام بريد البريد ايميل الايميل وقت اوقات
`)

/** Ask, beg, greet and go on, and the verbs that every question has. */
const ASKING = wordSet(`
  whats whose whom hi hello hey ok okay so well want wants wanted need know like wish would tell say ask asking give send show help please could
  get got find use come go goes going happen happens mean means someone anyone somebody anybody something anything thing things else another one ones
  again still yet already now then too much many long far often soon late early same other both instead im ive id its hows wheres whens about regarding
  exactly really actually possible necessary ok sir madam maam sure maybe let lets why because though while did
  क्या कब कहाँ कहां कैसे कैसा कैसी कितना कितने कितनी कौन किस किसे किसने किससे क्यों कौनसा कौनसी मुझे मैं मेरा मेरी मेरे मुझको हमें हमको चाहिए चाहता चाहती चाहते बताइए बताओ बताएं बताना
  बता जानना पूछना करना करनी करने करूं होती होते फिर लेकिन और वाला वाली वाले अब अभी वहाँ वहां यहाँ यहां वही इतना पड़ेगा पड़ता रही रहे रहा लिये
  kya kab kahan kaha kaise kaisa kitna kitne kitni kaun kon kis kise kisne kyun kyu mujhe mujhko main mera meri mere hume chahiye chaiye batao bataiye bata batana
  karna karni krna hota hoti phir fir lekin lekin wala wali wale ab abhi wahan wahi itna padega rahi rahe raha liye bhai ji sir kuch koi se ko uska uski iska iski uske iske woh yeh wo ye
  என்ன எப்போது எப்போ எப்ப எங்கே எங்கு எப்படி எவ்வளவு எத்தனை எந்த எது யார் ஏன் எதற்கு நான் எனக்கு என் என்னுடைய வேண்டும் வேணும் சொல்லுங்கள் சொல்லுங்க தெரிய தெரியுமா முடியுமா உள்ளதா
  உண்டா இருக்கா இருக்கிறதா ஆகுமா அங்கே இங்கே அப்போ பிறகு மற்றும் ஆனால் அதற்கு இதற்கு அதுக்கு பற்றி எனில் அப்புறம் உங்களிடம் உங்களுக்கு எங்களுக்கு தான் கூட
  enna eppo eppodhu enga enge epdi eppadi evlo evvalavu ethana ethanai entha yaar yaru naan enaku enakku en venum vendum sollunga theriyuma mudiyuma iruka irukka irukku iruku
  adhu idhu adhuku idhuku anga inga apram appuram aana unga ungal ungalukku
  que qué cuál cuáles cuándo cuando cuánto cuánta cuántos cuántas quién quiénes dónde donde adónde cómo cual cuales cuanto quien como quiero quisiera necesito saber
  puedo puede pueden podría podria podemos tengo tienes haber hace hacer hacen decirme dime diga favor hola buenas ustedes ahí allí esto eso esta ese esa entonces también tambien pero mi me mis
  alguien algo algún alguna sobre acerca sea ser soy somos cuesta debo
  qual quais quanto quanta quantos quantas quem onde aonde como porque quero queria gostaria preciso saber posso pode podem poderia tenho faz fazem fazer dizer diga
  favor olá oi lá aqui isto isso esse essa então também meu minha alguém algo sobre seria sou vocês voce você tudo bem
  متى امتى اين أين وين فين كيف كم ما ماذا ماهو ماهي هل من مين لماذا ليش ايش شو أي اي أريد اريد ابغى أبغى عايز بدي أحتاج احتاج ممكن يمكنني أستطيع استطيع اعرف أعرف أخبرني قل لو سمحت
  فضلك عندكم لديكم عندي لي لكم لها له فيها فيه أنا انا نحن انتم أنتم ذلك هذا هذه تلك هناك هنا ثم طيب وماذا ماذا عن أيضا ايضا لكن بشأن حول تم يتم
`)
