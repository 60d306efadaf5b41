/**
 * Text, or a language that some program would run. A browser looks for markup anywhere in the first kilobyte, so this does
 * too: it is better to call a note about HTML a page than the other way round.
 */
export function textTypeOf(head: Uint8Array): string {
  const text = decoded(head)
  if (text === null || hasControls(text)) return 'application/octet-stream'
  const start = text
    .replace(/^\ufeff/, '')
    .trimStart()
    .slice(0, 1_024)
  if (/<svg[\s>:]/i.test(text)) return 'image/svg+xml'
  if (/^<\?xml/i.test(start)) return 'application/xml'
  if (
    /<(?:!doctype\s+html|html|head|body|script|iframe|style|title|meta|link|object|embed|img|a|div|table|br|p|h1|font)[\s/>]/i.test(
      start,
    )
  )
    return 'text/html'
  if (/^#!/.test(start) || /^@echo\b/i.test(start)) return 'text/x-script'
  return 'text/plain'
}

/** UTF-8, or UTF-16 that says so. null: neither. */
function decoded(head: Uint8Array): string | null {
  const [first, second] = head
  const label =
    first === 0xff && second === 0xfe ? 'utf-16le' : first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8'
  try {
    // The head may end within a character.
    return new TextDecoder(label, { fatal: true, ignoreBOM: false }).decode(head, { stream: true })
  } catch {
    return null
  }
}

function hasControls(text: string): boolean {
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code < 32 && code !== 9 && code !== 10 && code !== 12 && code !== 13 && code !== 27) return true
  }
  return false
}
