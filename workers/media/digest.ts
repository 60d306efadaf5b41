/** Meta writes a SHA-256 in hex or in base64, by where it is written. null: it is neither. */
export function hexOfDigest(text: string): string | null {
  const digest = text.trim()
  if (/^[0-9a-f]{64}$/i.test(digest)) return digest.toLowerCase()
  if (!/^[A-Za-z0-9+/_-]{43}=?$/.test(digest)) return null
  const standard = digest.replaceAll('-', '+').replaceAll('_', '/').replace(/=$/, '')
  return Array.from(atob(standard), (char) => char.charCodeAt(0).toString(16).padStart(2, '0')).join('')
}

/** One that cannot be read is like none: it proves nothing. */
export function isSameDigest(given: string, hex: string): boolean {
  const expected = hexOfDigest(given)
  return expected === null || expected === hex
}
