/** Longest first. */
const ENDINGS = ['ingly', 'edly', 'ing', 'ed', 'es', 's', 'ly']
const SHORTEST_STEM = 3

/** Spellings of one sound in romanised Hindi, Urdu and Tamil, and in hasty English. In this order. */
const SOUNDS: readonly [RegExp, string][] = [
  [/aa/g, 'a'],
  [/ee|ii/g, 'i'],
  [/oo|uu/g, 'u'],
  [/ph/g, 'f'],
  [/w/g, 'v'],
  [/z/g, 'j'],
  [/sh/g, 's'],
  [/ck/g, 'k'],
  [/q/g, 'k'],
  [/x/g, 'ks'],
  [/y/g, 'i'],
  [/(.)\1+/g, '$1'],
  [/([bcdgjkprt])h/g, '$1'],
]

/**
 * One form for what people spell in many ways: without English endings, and by sound, for there is no one spelling of
 * "chahiye", "chaiye" and "chahie". Words of other scripts stay; digits only say that a number stood there.
 */
export function wordForm(word: string): string {
  if (!/^[a-z]+$/.test(word)) return word.replace(/\p{Nd}/gu, '0')
  const ending = ENDINGS.find((end) => word.endsWith(end) && word.length - end.length >= SHORTEST_STEM)
  let form = ending ? word.slice(0, -ending.length) : word
  for (const [spelling, sound] of SOUNDS) form = form.replace(spelling, sound)
  for (const weak of [/h?e?$/, /n$/]) if (form.length > SHORTEST_STEM) form = form.replace(weak, '')
  return form
}
