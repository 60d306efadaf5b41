export type TextPart =
  | { kind: 'text'; text: string }
  /** `host`: where it really goes, when its words do not begin with that. */
  | { kind: 'link'; text: string; href: string; host: string | null }

const LINK = /(?:https?:\/\/|www\.)[^\s<>"“”«»]+/giu
/** Ends a sentence rather than an address. Looked for once in a run of them: a long one must not take its square. */
const TRAILING = /(?<![.,;:!?'’*_~)\]}…])[.,;:!?'’*_~)\]}…]+$/u
/** As many as WhatsApp draws large. */
const MOST_LARGE = 3

/** A customer's text with its web addresses; nothing else becomes a link, and no address is asked for. */
export function textParts(text: string): TextPart[] {
  const parts: TextPart[] = []
  let from = 0
  for (const { 0: found, index } of text.matchAll(LINK)) {
    const words = trimmed(found)
    const link = linkOf(words)
    if (!link) continue
    if (index > from) parts.push({ kind: 'text', text: text.slice(from, index) })
    parts.push(link)
    from = index + words.length
  }
  if (from < text.length) parts.push({ kind: 'text', text: text.slice(from) })
  return parts
}

export function hasLink(text: string): boolean {
  return text.search(LINK) >= 0
}

/** A closing bracket belongs to the address when it opens there too: …/Coorg_(district). */
function trimmed(found: string): string {
  let words = found
  for (let tail = TRAILING.exec(words); tail; tail = TRAILING.exec(words)) {
    if (words.endsWith(')') && words.split('(').length === words.split(')').length) return words
    words = words.slice(0, -1)
  }
  return words
}

function linkOf(text: string): TextPart | null {
  const address = /^www\./i.test(text) ? `https://${text}` : text
  const url = URL.parse(address)
  if (!url?.host.includes('.')) return null
  const shown = text.replace(/^https?:\/\//i, '').toLowerCase()
  // `bank.example@other.example`, and letters that only look like others, show another host than they lead to.
  return { kind: 'link', text, href: url.href, host: shown.startsWith(url.host) ? null : url.host }
}

/** One to three emoji and nothing else: shown larger, as on a phone. */
export function isOnlyEmoji(text: string): boolean {
  const said = text.trim()
  if (!/^(?:\p{Extended_Pictographic}|\p{Emoji_Modifier}|\p{Regional_Indicator}|[\u200d\ufe0f\s])+$/u.test(said))
    return false
  const signs = [...new Intl.Segmenter(undefined, { granularity: 'grapheme' }).segment(said.replace(/\s/g, ''))]
  return signs.length <= MOST_LARGE
}
