/** Of Cyrillic, Greek and Armenian: letters that are drawn like Latin ones. */
const DRAWN_LIKE_LATIN = new Set('авеѕіјкӏмнорсԁԛтухԝҽһɡɩοανυρτκιχγօսոհցզ'.normalize('NFC'))

const BASE = 36
const T_MIN = 1
const T_MAX = 26

/**
 * Is a `xn--` label made to be taken for another name: Latin mixed with another alphabet, or nothing but letters that are
 * drawn like Latin ones. A name that is plainly in its own script (`यूनिवर्सल`, `münchen`) is just a name.
 */
export function isConfusable(label: string): boolean {
  const decoded = decodePunycode(label.slice('xn--'.length))
  if (decoded === null) return true
  const letters = [...decoded].filter((char) => /\p{L}/u.test(char))
  const others = letters.filter((char) => !/\p{Script=Latin}/u.test(char))
  if (others.length === 0) return false
  return others.length < letters.length || others.every((char) => DRAWN_LIKE_LATIN.has(char))
}

/** RFC 3492, section 6.2; null when it is none. */
function decodePunycode(text: string): string | null {
  const basicEnd = Math.max(0, text.lastIndexOf('-'))
  const points = [...text.slice(0, basicEnd)].map((char) => char.codePointAt(0) ?? 0)
  let [n, i, bias] = [128, 0, 72]
  for (let at = basicEnd > 0 ? basicEnd + 1 : 0; at < text.length; ) {
    const before = i
    for (let [weight, k] = [1, BASE]; ; k += BASE) {
      const digit = digitOf(text.charAt(at))
      at += 1
      if (digit === null) return null
      i += digit * weight
      const t = Math.min(T_MAX, Math.max(T_MIN, k - bias))
      if (digit < t) break
      weight *= BASE - t
    }
    const length = points.length + 1
    bias = adapt(i - before, length, before === 0)
    n += Math.floor(i / length)
    i %= length
    if (n > 0x10_ff_ff) return null
    points.splice(i, 0, n)
    i += 1
  }
  return String.fromCodePoint(...points)
}

function adapt(delta: number, length: number, isFirst: boolean): number {
  let rest = isFirst ? Math.floor(delta / 700) : delta >> 1
  rest += Math.floor(rest / length)
  let k = 0
  for (; rest > ((BASE - T_MIN) * T_MAX) / 2; k += BASE) rest = Math.floor(rest / (BASE - T_MIN))
  return k + Math.floor((BASE * rest) / (rest + 38))
}

function digitOf(char: string): number | null {
  if (char >= 'a' && char <= 'z') return char.charCodeAt(0) - 97
  return char >= '0' && char <= '9' ? char.charCodeAt(0) - 22 : null
}
