/** Under the finger; the same that a phone offers first. */
export const QUICK = ['👍', '❤️', '😂', '😮', '😢', '🙏'] as const

/** What people at work answer with. Their names stand in names/, in this order. */
export const EMOJI = [
  ...['👍', '❤️', '😂', '😮', '😢', '🙏', '👏', '🎉'],
  ...['😊', '😍', '🥰', '😘', '😉', '😎', '🤗', '🤩'],
  ...['🙂', '😅', '🤣', '😇', '🤔', '😐', '🙄', '😬'],
  ...['😔', '😭', '😡', '😱', '🥺', '😴', '🤒', '🤯'],
  ...['👎', '👌', '✌️', '🤞', '🤝', '💪', '👋', '🙌'],
  ...['✅', '❌', '❗', '❓', '💯', '🔥', '⭐', '✨'],
  ...['💙', '💚', '💛', '💜', '🧡', '🖤', '💔', '🌹'],
  ...['🎂', '🎁', '☕', '🍽️', '🚗', '✈️', '🏠', '📍'],
  ...['📞', '📷', '📄', '📦', '💰', '🕐', '☀️', '🌙'],
] as const

const segmenter = new Intl.Segmenter(undefined, { granularity: 'grapheme' })

/** The one emoji that was typed; null: words, or several. */
export function emojiIn(text: string): string | null {
  const [first, ...more] = [...segmenter.segment(text.trim())]
  if (!first || more.length > 0) return null
  return /\p{Extended_Pictographic}|\p{Regional_Indicator}{2}|[\d#*]\ufe0f?\u20e3/u.test(first.segment)
    ? first.segment
    : null
}
