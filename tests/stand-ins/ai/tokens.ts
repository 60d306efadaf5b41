/** Words and their pieces, in any script. Vowel signs (\p{M}) belong to their letter: without them Hindi and Tamil fall apart. */
const WORD = /[\p{L}\p{M}\p{N}]+/gu

export function fold(text: string): string {
  // Arabic short vowels and tatweel, and the nukta, are ornament: people rarely type them. Nor do they keep candrabindu and
  // anusvara apart.
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\u064b-\u0652\u0640\u093c]/g, '')
    .replaceAll('\u0901', '\u0902')
}

export function words(text: string): string[] {
  return fold(text).match(WORD) ?? []
}

/** Character 3- and 4-grams of a word with its edges marked; counted in code points. */
export function pieces(word: string): string[] {
  const letters = ['^', ...word, '$']
  const found: string[] = []
  for (const size of [3, 4]) {
    for (let start = 0; start + size <= letters.length; start++) found.push(letters.slice(start, start + size).join(''))
  }
  return found
}

const FUNCTION_WORDS = new Set(
  fold(`a an the is are was were be been am do does did can could will would shall should may might must have has had i you he she it we they me him
  her us them my your his its our their this that these those there here and or but if so as of in on at to for from with by about into
  than then what which who whom how when where why not no yes any some all please just also too very get got let s t m re ve ll d
  el la los las un una unos unas de del al y o u que en por para con es son esta estan hay se me te le lo mi tu su nos como cuando donde cual cuanto
  os as um uma uns umas do da dos das no na nos nas e ou em por para com é são está tem se me te lhe meu seu nosso como quando onde qual quanto
  है हैं था थे थी हूँ हो का की के को में से पर और या यह वह ये वे मैं हम आप तुम मुझे हमें आपका आपके आपकी मेरा मेरी मेरे क्या कैसे कब कहाँ कौन कितना कितने कितनी ने तो भी ही नहीं
  एक इस उस इन उन किस जिस जो कि इसके इसकी इसका उसके उसकी उसका उनके उनकी उनका इनके इसे उसे उन्हें उसने उन्होंने किसने किसे किसके किसकी किन कौनसा सी सा से अपना अपने अपनी लिए लिये
  साथ द्वारा बारे तक बाद दौरान रूप तरह जब तब तथा एवं लेकिन अगर यदि क्यों कैसी कैसा कुछ कोई कर करना करने करता करते करती करें किया किए की गया गए गई जाता जाते जाती जाना जाने
  दिया दी दिए देना हुआ हुई हुए होता होती होते होना होने हो रहा रहे रही सकता सकते सकती वाला वाले वाली कहा
  ஒரு இந்த அந்த என்ன எப்படி எப்போது எங்கே எவ்வளவு நான் நாங்கள் நீங்கள் அது இது உள்ளது உண்டு உண்டா மற்றும் அல்லது என் எங்கள் உங்கள் ஆகும் இல்லை ஆம்
  في من على الى إلى عن مع هل ما ماذا متى أين كيف كم هذا هذه ذلك هو هي هم أنا نحن أنت أنتم و أو لا نعم يا`)
    .split(/\s+/)
    .filter(Boolean),
)

/** Words that carry grammar, not the matter. */
export function isFunctionWord(word: string): boolean {
  return FUNCTION_WORDS.has(word)
}

/** Words that carry the matter; all words when a text has none other. */
export function contentWords(text: string): string[] {
  return words(text).filter((word) => !isFunctionWord(word))
}
