export interface MentionPart {
  text: string
  mention: boolean
}

/** `@Arun` and `@Arun Heron` of our own people; every other @ is only a sign. */
export function mentionParts(text: string, names: readonly string[]): MentionPart[] {
  const known = names.flatMap((name) => [name, name.split(' ')[0] ?? '']).filter((name) => name !== '')
  if (known.length === 0 || !text.includes('@')) return [{ text, mention: false }]
  // Longest first, so that the whole name is taken where it stands.
  const words = [...new Set(known)]
    .sort((a, b) => b.length - a.length)
    .map((name) => name.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&'))
  return text
    .split(new RegExp(`(@(?:${words.join('|')}))(?![\\p{L}\\p{N}])`, 'giu'))
    .map((part, index) => ({ text: part, mention: index % 2 === 1 }))
    .filter((part) => part.text !== '')
}
