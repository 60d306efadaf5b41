import { languageBins } from './language-features'
import { LANGUAGE_MODELS } from './language-model'
import { languagesWith } from './language-words'

export interface DetectedLanguage {
  /** BCP 47; `hi-Latn` is Hindi in Latin letters. */
  language: string
  /** 0..1 */
  confidence: number
}

/** What a contact wrote before, as shares by language: it decides short and doubtful texts. */
export type LanguagePrior = Readonly<Record<string, number>>

/** Language of nothing at all. */
const UNKNOWN = 'en'
/** "ok", "stop" and a name are no language's own: below this one word says nothing. */
const SURE_OF_ONE_WORD = 0.6
/** How strongly the contact's earlier language counts beside the words at hand. */
const PRIOR_WEIGHT = 1.5
/** What a small word counts that only one language has; shared by two, it counts half for each. */
const SMALL_WORD_WEIGHT = 3
/** Softens scores over a text's length: grams of one word are not independent witnesses. */
const SOFTENING = 0.5

/** Scripts first: most settle the language. Where several languages share one, a small model tells them apart. */
export function detectLanguage(text: string, prior: LanguagePrior = {}): DetectedLanguage {
  const script = scriptOf(text)
  if (!script) return { language: mostLikely(prior) ?? UNKNOWN, confidence: 0 }
  const single = ONE_LANGUAGE[script]
  if (single) return { language: single, confidence: 1 }
  const model = modelOf(script)
  const best = model && bestOf(model, text, prior)
  if (!best) return { language: mostLikely(prior) ?? UNKNOWN, confidence: 0 }
  const tooLittle = script === 'Latin' && best.confidence < SURE_OF_ONE_WORD && !/\S\s+\S/.test(text.trim())
  return tooLittle ? { language: mostLikely(prior) ?? UNKNOWN, confidence: best.confidence } : best
}

/** Romanised Hindi or Tamil is read like no other language's text: its script differs, so `hi-Latn` stands for itself. */
export function base(language: string): string {
  return language.endsWith('-Latn') ? language : (language.split('-')[0] ?? language)
}

/** Can who wrote the one read the other, as far as letters go. Digits and signs are in no script. */
export function isSameScript(one: string, other: string): boolean {
  const scripts = [scriptOf(one), scriptOf(other)]
  return !scripts[0] || !scripts[1] || scripts[0] === scripts[1]
}

/** Shares of languages in what a customer wrote; the newest counts most. */
export function languagePrior(texts: readonly string[]): LanguagePrior {
  const shares: Record<string, number> = {}
  let sum = 0
  for (const [age, text] of [...texts].reverse().entries()) {
    const { language, confidence } = detectLanguage(text)
    const weight = confidence / (1 + age)
    shares[language] = (shares[language] ?? 0) + weight
    sum += weight
  }
  return Object.fromEntries(Object.entries(shares).map(([language, share]) => [language, share / Math.max(sum, 1)]))
}

interface Model {
  bins: number
  scale: number
  languages: string[]
  weights: Int8Array
}

const ONE_LANGUAGE: Record<string, string> = {
  Tamil: 'ta',
  Telugu: 'te',
  Kannada: 'kn',
  Malayalam: 'ml',
  Gujarati: 'gu',
  Gurmukhi: 'pa',
  Bengali: 'bn',
  Oriya: 'or',
  Sinhala: 'si',
  Thai: 'th',
  Lao: 'lo',
  Khmer: 'km',
  Myanmar: 'my',
  Hangul: 'ko',
  Kana: 'ja',
  Han: 'zh',
  Hebrew: 'he',
  Greek: 'el',
  Cyrillic: 'ru',
  Georgian: 'ka',
  Armenian: 'hy',
  Ethiopic: 'am',
}

/** First and last code point of each block that matters. */
const RANGES: readonly [number, number, string][] = [
  [0x41, 0x5a, 'Latin'],
  [0x61, 0x7a, 'Latin'],
  [0xc0, 0x24f, 'Latin'],
  [0x1e00, 0x1eff, 'Latin'],
  [0x370, 0x3ff, 'Greek'],
  [0x400, 0x52f, 'Cyrillic'],
  [0x530, 0x58f, 'Armenian'],
  [0x590, 0x5ff, 'Hebrew'],
  [0x600, 0x6ff, 'Arabic'],
  [0x750, 0x77f, 'Arabic'],
  [0xfb50, 0xfdff, 'Arabic'],
  [0xfe70, 0xfeff, 'Arabic'],
  [0x900, 0x97f, 'Devanagari'],
  [0x980, 0x9ff, 'Bengali'],
  [0xa00, 0xa7f, 'Gurmukhi'],
  [0xa80, 0xaff, 'Gujarati'],
  [0xb00, 0xb7f, 'Oriya'],
  [0xb80, 0xbff, 'Tamil'],
  [0xc00, 0xc7f, 'Telugu'],
  [0xc80, 0xcff, 'Kannada'],
  [0xd00, 0xd7f, 'Malayalam'],
  [0xd80, 0xdff, 'Sinhala'],
  [0xe00, 0xe7f, 'Thai'],
  [0xe80, 0xeff, 'Lao'],
  [0x1000, 0x109f, 'Myanmar'],
  [0x10a0, 0x10ff, 'Georgian'],
  [0x1100, 0x11ff, 'Hangul'],
  [0x1200, 0x137f, 'Ethiopic'],
  [0x1780, 0x17ff, 'Khmer'],
  [0x3040, 0x30ff, 'Kana'],
  [0x3400, 0x9fff, 'Han'],
  [0xac00, 0xd7af, 'Hangul'],
]

const MOST_CHARS = 400

/** The script most letters are in. Kana among Han is Japanese; a brand name in Latin letters does not outweigh the rest. */
function scriptOf(text: string): string | undefined {
  const counts = new Map<string, number>()
  for (const letter of text.slice(0, MOST_CHARS)) {
    const code = letter.codePointAt(0) ?? 0
    const script = RANGES.find(([from, to]) => code >= from && code <= to)?.[2]
    if (script) counts.set(script, (counts.get(script) ?? 0) + (script === 'Latin' ? 1 : 2))
  }
  if (counts.has('Kana')) counts.set('Kana', (counts.get('Kana') ?? 0) + (counts.get('Han') ?? 0) + 1)
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0]
}

let models: Map<string, Model> | undefined

/** Decoded when first needed: a webhook evaluates none of it. */
function modelOf(script: string): Model | undefined {
  models ??= new Map(
    LANGUAGE_MODELS.map(({ script: name, data, ...model }) => [
      name,
      { ...model, weights: Int8Array.from(atob(data), (byte) => byte.charCodeAt(0)) },
    ]),
  )
  return models.get(script)
}

function bestOf({ bins, scale, languages, weights }: Model, text: string, prior: LanguagePrior): DetectedLanguage {
  const found = languageBins(text, bins)
  const softening = scale / Math.max(1, found.length) ** SOFTENING
  const small = smallWords(text)
  const scores = languages.map((language, c) => {
    let sum = 0
    for (const bin of found) sum += weights[bin * languages.length + c] ?? 0
    return sum * softening + PRIOR_WEIGHT * (prior[language] ?? 0) + SMALL_WORD_WEIGHT * (small.get(language) ?? 0)
  })
  const most = Math.max(...scores)
  const total = scores.reduce((sum, score) => sum + Math.exp(score - most), 0)
  return { language: languages[scores.indexOf(most)] ?? UNKNOWN, confidence: 1 / total }
}

/** By language, how much of the text is words that carry its sentences: a share, so that long texts weigh no more. */
function smallWords(text: string): Map<string, number> {
  const words =
    text
      .slice(0, MOST_CHARS)
      .normalize('NFC')
      .toLowerCase()
      .match(/[\p{L}\p{M}'’-]+/gu) ?? []
  const found = new Map<string, number>()
  for (const word of words) {
    const languages = languagesWith(word.replace('’', "'"))
    for (const language of languages) found.set(language, (found.get(language) ?? 0) + 1 / languages.length)
  }
  for (const [language, count] of found) found.set(language, count / Math.sqrt(words.length))
  return found
}

function mostLikely(prior: LanguagePrior): string | undefined {
  return Object.entries(prior).sort((a, b) => b[1] - a[1])[0]?.[0]
}
