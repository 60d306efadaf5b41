import './avatar.css'

const TINTS = ['indigo', 'lac', 'turmeric', 'neem', 'madder', 'grey'] as const

interface Props {
  /** The tint is chosen by it, never by the name. */
  id: string
  name: string
  size?: 20 | 24 | 36 | 44
  /** A dot with its word: neem here, turmeric writing, grey away. */
  presence?: 'here' | 'writing' | 'away'
}

/** A picture: the name stands beside it, or in the label of what holds it. */
export function Avatar({ id, name, size = 36, presence }: Props) {
  return (
    <span class={`avatar avatar-${size} tint-${TINTS[hash(id) % TINTS.length]}`} aria-hidden="true">
      <span class="avatar-initials" data-initials={initials(name)} />
      {presence && <span class={`presence-dot presence-${presence}`} />}
    </span>
  )
}

/** Of the first and last word, where letters are narrow; of the first one in other scripts; the first digit of a number. */
export function initials(name: string): string {
  if (name.startsWith('•')) return '•'
  if (/^\+?\d/.test(name)) return `+${name.replace(/\D/g, '').slice(0, 1)}`
  const [first = '', ...others] = name.split(/[\s._-]+/).filter((word) => /\p{L}/u.test(word))
  const last = isNarrow(first) ? (others.filter(isNarrow).at(-1) ?? '') : ''
  return (firstLetter(first) + firstLetter(last)).toUpperCase() || '?'
}

function isNarrow(word: string): boolean {
  return /^\P{L}*[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}]/u.test(word)
}

/** With the vowel signs that belong to it, so that Indic initials are not cut. */
function firstLetter(word: string): string {
  const [first] = new Intl.Segmenter(undefined, { granularity: 'grapheme' }).segment(word.replace(/^[^\p{L}]+/u, ''))
  return first?.segment ?? ''
}

function hash(text: string): number {
  let value = 0
  for (let index = 0; index < text.length; index++) value = (value * 31 + text.charCodeAt(index)) >>> 0
  return value
}
