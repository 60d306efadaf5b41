/**
 * Addresses on the web and of mail: inventing one sends a customer to a stranger. Each is looked for at its beginning
 * only, so that a long text takes no time by its square.
 */
export function linksOf(text: string): Set<string> {
  const found = text
    .normalize('NFKC')
    .toLowerCase()
    .match(
      /(?<![^\s<>()"'])[^\s<>()"'@]+@[^\s<>()"']+|(?:[a-z][a-z+.-]{1,10}:\/\/|www\.)[^\s<>()"']+|(?<![a-z0-9.-])(?:[a-z0-9-]+\.)+[a-z]{2,}\b(?:\/[^\s<>()"']*)?/g,
    )
  return new Set(
    (found ?? []).map((link) =>
      link
        .replace(/^https?:\/\//, '')
        .replace(/^www\./, '')
        .replace(/(?<![.,;:!?])[.,;:!?]+$/, ''),
    ),
  )
}
