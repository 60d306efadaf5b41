import { matchesAny, phrases, wordsOf } from '../assistant/phrases'

/** What a short answer within a request says. Longer ones say more than yes or no, and are read for values. */
const MOST_WORDS = 6

export function saysYes(text: string): boolean {
  const words = wordsOf(text)
  if (/^\s*(👍|✅|👌)/u.test(text)) return true
  if (words.length === 0 || words.length > MOST_WORDS || endsAsking(text)) return false
  return matchesAny(words, YES) && !matchesAny(words, TURNED) && !matchesAny(words, CHANGE)
}

/** "Ji nahi", "claro que no", "that is wrong": not right, however it begins. */
export function saysNotSo(text: string): boolean {
  const words = wordsOf(text)
  return saysNo(text) || (words.length <= MOST_WORDS && matchesAny(words, TURNED))
}

export function saysNo(text: string): boolean {
  const words = wordsOf(text)
  return /^\s*(👎|❌)/u.test(text) || (words.length > 0 && matchesAny(words, NO))
}

export function saysCancel(text: string): boolean {
  const words = wordsOf(text)
  return words.length > 0 && words.length <= 12 && matchesAny(words, CANCEL)
}

/** "Actually Friday", "no, make it 8": something said before is to change. */
export function saysChange(text: string): boolean {
  return matchesAny(wordsOf(text), CHANGE)
}

/** Asks something instead of answering. */
export function isQuestion(text: string): boolean {
  return endsAsking(text) || matchesAny(wordsOf(text), QUESTION)
}

function endsAsking(text: string): boolean {
  return /[?؟]\s*$/u.test(text)
}

const YES = phrases(`
  ^ yes|yeah|yep|yup|ok|okay|sure|correct|right|confirm|confirmed|perfect|fine|exactly|absolutely
  ^ y $
  ^ thats|its all|it
  ^ all|thats|its|looks right|good|correct|fine|ok|okay|perfect
  ^ that|it|all|everything is|looks right|good|correct|fine|ok|okay|perfect|all
  ^ go|please ahead|do|confirm
  ^ haan|han|ha|haa|ji|theek|thik|sahi|bilkul|हाँ|हां|हा|जी|ठीक|सही|बिल्कुल
  ^ aam|aama|aamaa|ama|aamam|amam|sari|seri|ok|ஆம்|ஆமா|ஆமாம்|சரி
  ^ si|sí|claro|correcto|vale|exacto|confirmo|perfecto|dale|listo
  ^ sim|isso|certo|correto|confirmo|claro|exato|perfeito|beleza
  ^ pode ser|sim|confirmar|marcar|agendar|$ $|sim|por
  ^ نعم|ايوه|ايوا|اه|اجل|تمام|صحيح|اكيد|موافق|طيب|اوكي
`)

const NO = phrases(`
  ^ no|nope|nah|not|wrong|incorrect
  ^ nahi|nahin|nai|galat|नहीं|नही|ना|गलत
  ^ illai|illa|venda|vendam|thappu|இல்லை|இல்ல|வேண்டாம்|தவறு
  ^ não|nao|errado|incorreto|incorrecto|mal
  ^ لا|لأ|خطا|غلط|كلا
`)

/** Anywhere in a short answer they turn round how it begins. */
const TURNED = phrases(`
  no|nope|not|dont|doesnt|isnt|never|wrong|incorrect|mistake|but|except|wait
  nahi|nahin|nhi|nai|mat|galat|lekin|magar|नहीं|नही|मत|गलत|लेकिन|मगर
  illai|illa|ille|venda|vendam|thappu|thavaru|aana|aanal|இல்லை|இல்ல|வேண்டாம்|தவறு|தப்பு|ஆனால்|சரியில்லை
  pero|mal|nunca|espera|espere|equivocado|equivocada
  nao|errado|errada|incorreto|mas
  لا|مو|مش|ليس|ليست|غير|خطا|غلط|لكن
`)

const CANCEL = phrases(`
  cancel|abort|nevermind
  ^ stop|quit|exit $
  never mind
  forget it|this|that|about
  dont|not|no want|need|longer|interested .. anymore|this|it|$
  start over
  रद्द|कैंसिल|कैंसल|छोड़ो|रहने|cancel|raddh|radd
  rehne|rahne do|dijiye|den
  chhodo|chodo|chhod|choro
  nahi|nahin chahiye|chaiye|karna
  नहीं चाहिए|करना|करनी
  ரத்து|கேன்சல்
  வேண்டாம் $
  venda|vendam $
  cancelar|cancela|cancele|cancelalo|cancelo|anular|anula
  dejalo|olvidalo|olvida|olvidelo|deixa|esquece|esqueca
  ya no|nao quiero|quero
  nao|no quero|quiero mais|mas|nada|$
  الغاء|الغ|الغي|كنسل|الغوا|إلغاء
  لا|ما اريد|ابغى|ابي|عايز|بدي $
  خلاص لا|الغ|$
`)

const CHANGE = phrases(`
  actually|instead|correction|sorry|rather
  ^ no|nope|nahi|nahin|नहीं|não|nao|لا|இல்லை|illai
  make it|that
  change|edit|wrong|modify|reschedule
  correct the|my|it|this
  i meant|mean
  balki|badal|badlo|galti|बल्कि|बदल*|गलती|माफ
  maathu|maatu|maatha|மாற்ற*|மாத்து*|மன்னிக்கவும்
  perdon|perdona|mejor|cambia*|cambie*|digo|corrijo|correccion
  desculpe|desculpa|melhor|muda*|mude|alias|corrigindo|trocar|troca
  عفوا|اسف|بدلا|بدل|غير|تغيير|اقصد|قصدي
`)

const QUESTION = phrases(`
  ^ what|whats|when|where|which|who|why|how|do|does|is|are|can|could|will|would
  kya|kab|kahan|kaise|kitna|kitne|kitni|kyun|kyu|kaun|क्या|कब|कहाँ|कहां|कैसे|कितना|कितने|कितनी|क्यों|कौन
  enna|eppo|enga|eppadi|evlo|evvalavu|yaaru|என்ன|எப்போது|எப்போ|எங்கே|எங்க|எப்படி|எவ்வளவு|ஏன்|யார்
  ^ que|cuando|donde|cual|quien|como|cuanto|cuanta|cuantos|cuesta
  ^ qual|quando|onde|quem|quanto|quanta|quantos|tem
  ^ ما|متى|اين|وين|كيف|كم|هل|ليش|لماذا|من|ايش|شو
`)
