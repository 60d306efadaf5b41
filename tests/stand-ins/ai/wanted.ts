/** What a question wants to be told, and what a sentence that tells it looks like. */
const KINDS: readonly [asks: RegExp, tells: RegExp][] = [
  [
    /how much|\bcosts?\b|price|\bfees?\b|cuánto|precio|quanto|preço|कीमत|किराया|कितने (?:का|की)|\bkitne (?:ka|ki)\b|\bkimat\b|விலை|கட்டணம்|எவ்வளவு|كم|بكم|سعر/iu,
    /[₹$€£%]|\bRs\b|percent|\bfree\b|half|\p{Nd} ?kg|मुफ़्त|आधा|प्रतिशत|இலவச|gratis|مجان/iu,
  ],
  [
    /\bwhen\b|what time|\bhours\b|timings?|cuándo|qué hora|horario|quando|que horas|कब|बजे|समय|\bkab\b|\bbaje\b|எப்போது|நேரம்|மணிக்கு|\beppo\b|متى|مواعيد|ساعات/iu,
    /\p{Nd}:\p{Nd}{2}|\p{Nd} ?(?:am|pm)\b|\b(?:hour|day|week|month|year|hora|d[ií]a|semana|mes)s?\b|(?:mon|tues|wednes|thurs|fri|satur|sun)day|\p{Nd}{4}|बजे|घंट|दिन|हफ़्त|महीन|साल|வாரம்|மணி|நாட்|மாத|ساع|يوم|أسبوع|شهر/iu,
  ],
  [
    /\bwhere\b|address|dónde|dirección|onde\b|endereço|कहाँ|कहां|पता|\bkahan\b|எங்கே|முகவரி|أين|اين|عنوان/iu,
    /street|road|floor|\bnear\b|across|in front|\b(?:in|at|from) (?:the |our )?[A-Z]|address|calle|rua|सड़क|रोड|தெரு|சாலை|شارع/u,
  ],
  [/e-?mail|correo|ईमेल|இமெயில்|بريد/iu, /@/u],
  [/phone|your number|teléfono|telefone|फ़ोन नंबर|தொலைபேசி|هاتف/iu, /\p{Nd}{3}/u],
  [/\bwho\b|quién|quem|कौन (?!स)|किसने|\bkaun\b|யார்|من هو/iu, /\bDr\b|[\p{Ll}\p{N},] \p{Lu}\p{Ll}+|team|डॉ|டாக்டர்|دكتور/u],
]

const MISSES = 0.5

/** 1 for a sentence that could tell what is asked, less for one that cannot. */
export function tellsWhatIsAsked(question: string, sentence: string): number {
  const asked = KINDS.filter(([asks]) => asks.test(question))
  return asked.length === 0 || asked.some(([, tells]) => tells.test(sentence)) ? 1 : MISSES
}
