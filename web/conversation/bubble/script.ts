/** The language whose letters a script is mostly used for in our tenants' chats: enough to choose font and voice. */
const SCRIPTS: readonly (readonly [language: string, letters: RegExp])[] = [
  ['ar', /\p{Script=Arabic}/gu],
  ['hi', /\p{Script=Devanagari}/gu],
  ['ta', /\p{Script=Tamil}/gu],
  ['te', /\p{Script=Telugu}/gu],
  ['bn', /\p{Script=Bengali}/gu],
  ['gu', /\p{Script=Gujarati}/gu],
  ['kn', /\p{Script=Kannada}/gu],
  ['ml', /\p{Script=Malayalam}/gu],
  ['pa', /\p{Script=Gurmukhi}/gu],
  ['he', /\p{Script=Hebrew}/gu],
  ['th', /\p{Script=Thai}/gu],
  ['ko', /\p{Script=Hangul}/gu],
  ['ja', /[\p{Script=Hiragana}\p{Script=Katakana}]/gu],
  ['zh', /\p{Script=Han}/gu],
  ['ru', /\p{Script=Cyrillic}/gu],
  ['el', /\p{Script=Greek}/gu],
]
const LATIN = /\p{Script=Latin}/gu
/** More of a long text tells nothing new. */
const READ = 300

/** By the script that most letters belong to; an empty string, `lang` for unknown, where they are Latin or none. */
export function languageOf(text: string): string {
  const read = text.slice(0, READ)
  // Most texts are plain Latin: one look instead of sixteen.
  if (!/[^\p{ASCII}\p{Script=Latin}\p{Script=Common}]/u.test(read)) return ''
  let language = ''
  let most = count(read, LATIN)
  for (const [name, letters] of SCRIPTS) {
    const found = count(read, letters)
    if (found > most) [language, most] = [name, found]
  }
  return language
}

function count(text: string, letters: RegExp): number {
  return text.match(letters)?.length ?? 0
}
