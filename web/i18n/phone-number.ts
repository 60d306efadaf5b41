/** Countries whose code has one or two digits; all others have three. */
const ONE = new Set(['1', '7'])
const TWO = new Set(
  '20 27 30 31 32 33 34 36 39 40 41 43 44 45 46 47 48 49 51 52 53 54 55 56 57 58 60 61 62 63 64 65 66 81 82 84 86 90 91 92 93 94 95 98'.split(
    ' ',
  ),
)

/** A number as people read it aloud: +91 98765 43210, +1 555 010 0142. Only spaces are added. */
export function formatNumber(digits: string): string {
  // One that is hidden but for its end (workers/contacts/mask.ts): how many digits it has says nothing.
  if (digits.includes('•')) return `•••• ${digits.replace(/^.*•/, '')}`
  const code = codeOf(digits)
  const rest = digits.slice(code.length)
  return `+${[code, ...groupsOf(code, rest)].filter(Boolean).join(' ')}`
}

function codeOf(digits: string): string {
  if (ONE.has(digits.slice(0, 1))) return digits.slice(0, 1)
  return digits.slice(0, TWO.has(digits.slice(0, 2)) ? 2 : 3)
}

function groupsOf(code: string, rest: string): string[] {
  if (code === '91' && rest.length === 10) return [rest.slice(0, 5), rest.slice(5)]
  if (rest.length === 10) return [rest.slice(0, 3), rest.slice(3, 6), rest.slice(6)]
  // No table of every country: threes from the end, so that a short group never stands last.
  const groups: string[] = []
  for (let end = rest.length; end > 0; end -= 3) groups.unshift(rest.slice(Math.max(0, end - 3), end))
  const [first = '', second = '', ...more] = groups
  return first.length === 1 ? [first + second, ...more] : groups
}
