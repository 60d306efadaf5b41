import { wordsOf } from '../knowledge/tokens'
import { claimsOf } from './clauses'
import { detectLanguage } from './language'
import { saysNothing } from './support'

/**
 * "Yes, you can" claims nothing that a source could be held against, and answers all the same: alone, or left over from a
 * sentence that was taken out, it would be a promise of nobody's.
 */
export function isBare(sentence: string): boolean {
  const claims = claimsOf(sentence, detectLanguage(sentence).language)
  if (claims.every(saysNothing)) return true
  return claims.some((claim) => saysNothing(claim) && claim.words.some(({ text }) => AFFIRMING.has(text)))
}

const AFFIRMING = new Set(
  wordsOf(`
    yes sure certainly indeed possible able available ready can may
    sí si claro puede pueden disponible disponibles
    sim pode podem disponível disponíveis
    हाँ उपलब्ध सकता सकती haan uplabdh sakte
    نعم يمكن يمكنك يمكنكم متاح متاحة متوفر متوفرة
    ஆம் முடியும் கிடைக்கும் உண்டு
  `),
)
