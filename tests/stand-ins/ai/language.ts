import { words } from './tokens'

const SCRIPTS: [RegExp, string][] = [
  [/\p{Script=Devanagari}/u, 'hi'],
  [/\p{Script=Tamil}/u, 'ta'],
  [/\p{Script=Arabic}/u, 'ar'],
  [/\p{Script=Bengali}/u, 'bn'],
  [/\p{Script=Telugu}/u, 'te'],
  [/\p{Script=Kannada}/u, 'kn'],
  [/\p{Script=Malayalam}/u, 'ml'],
  [/\p{Script=Gujarati}/u, 'gu'],
  [/\p{Script=Gurmukhi}/u, 'pa'],
  [/\p{Script=Hangul}/u, 'ko'],
  [/[\p{Script=Hiragana}\p{Script=Katakana}]/u, 'ja'],
  [/\p{Script=Han}/u, 'zh'],
  [/\p{Script=Cyrillic}/u, 'ru'],
]

const MARKERS: Record<string, Set<string>> = {
  en: new Set(
    'the is are do does you your what when how can i my of to for and with have please open there'.split(' '),
  ),
  es: new Set(
    'el los las es está están qué cuál cuándo cuánto cómo dónde puedo hay usted quiero para por con del una mi y gracias hola tienen'.split(
      ' ',
    ),
  ),
  pt: new Set(
    'o os as é está são quê qual quando quanto como onde posso há você quero para por com do da uma meu e obrigado olá têm não vocês'.split(
      ' ',
    ),
  ),
}

/** Primary language tag: by script first, then by the small words of three Latin-script languages. English when unsure. */
export function languageOf(text: string, fallback = 'en'): string {
  const letters = text.match(/\p{L}/gu) ?? []
  for (const [script, language] of SCRIPTS) {
    if (letters.filter((letter) => script.test(letter)).length > letters.length / 3) return language
  }
  const spoken = words(text)
  let best = fallback
  let most = 0
  for (const [language, markers] of Object.entries(MARKERS)) {
    const hits = spoken.filter((word) => markers.has(word)).length
    if (hits > most) {
      most = hits
      best = language
    }
  }
  return best
}
