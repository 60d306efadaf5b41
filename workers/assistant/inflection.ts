/**
 * Whether one word is a form of the other: "cancelled" of "cancel", "आपकी" of "आपका". Both begin alike, and what is left
 * is an ending of the language. Names have no forms.
 */
export function isFormOf(one: string, other: string): boolean {
  if (one === other) return true
  const left = Array.from(one)
  const right = Array.from(other)
  let shared = 0
  while (shared < left.length && shared < right.length && left[shared] === right[shared]) shared++
  if (shared < LEAST_SHARED || shared < Math.min(left.length, right.length) - 2) return false
  const ends = [left.slice(shared).join(''), right.slice(shared).join('')]
  if (ends.every((end) => /^[a-z]*$/.test(end))) return ends.every((end) => ENDINGS.has(end))
  return shared >= Math.max(left.length, right.length) * SHARED_ELSEWHERE
}

const LEAST_SHARED = 3
/** Scripts whose endings we do not list. */
const SHARED_ELSEWHERE = 0.6

/** Of English, Spanish, Portuguese, French, Italian and romanised Hindi. */
const ENDINGS = new Set(
  [
    '',
    ...'r da do das dos s es ed d ing er ers y ies ly e ion ions ation ations able ment a o as os ar er ir an en on amos emos imos am em m ado ada ados adas ido ida mos ndo te ção ções ciones ción i in ein on ne na ni ta ti te ga gi ge led ling lation lations al t ting ted'.split(
      ' ',
    ),
  ].map((end) => end.normalize('NFD').replace(/[\u0300-\u036f]/g, '')),
)
