/**
 * Text as rules, search and classifiers compare it: lower case, one spelling for what people type in several. Accents,
 * Arabic vowel marks and hamza signs, nuktas and joiners go; vowel signs of Indian scripts are letters and stay.
 */
export function plainText(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .normalize('NFD')
    .replace(IGNORED, '')
    .replace(/[’ʼ`´]/g, "'")
    .replace(/n't\b/g, 'nt')
    .normalize('NFC')
    .replace(VARIANTS, (letter) => SAME.get(letter) ?? letter)
}

/** Accents, joiners, directional marks, Arabic vowel marks and hamza signs, nuktas. */
const IGNORED =
  /[\u0300-\u036f\u064b-\u065f]|\u0670|\u0640|[\u200b-\u200f]|\u2060|\ufe0e|\ufe0f|\u093c|\u09bc|\u0a3c|\u0abc/g

const VARIANTS = /ى|ی|ة|ک|ہ|\u0901|\u0981|ß|ı|đ/g

const SAME = new Map([
  ['ى', 'ي'],
  ['ی', 'ي'],
  ['ة', 'ه'],
  ['ک', 'ك'],
  ['ہ', 'ه'],
  ['\u0901', '\u0902'],
  ['\u0981', ''],
  ['ß', 'ss'],
  ['ı', 'i'],
  ['đ', 'd'],
])
