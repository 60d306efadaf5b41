const encoder = new TextEncoder()

export function utf8(text: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(encoder.encode(text)) // the copy is over an ArrayBuffer of its own, which WebCrypto's types ask for
}

export function toBase64(bytes: Uint8Array): string {
  let binary = ''
  for (const byte of bytes) binary += String.fromCharCode(byte)
  return btoa(binary)
}

export function fromBase64(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(text), (char) => char.charCodeAt(0))
}

/** SHA-256, lower-case hex. */
export async function sha256Hex(data: string | BufferSource): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', typeof data === 'string' ? utf8(data) : data)
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('')
}

/** In a time that tells nothing of where they differ, nor of the secret's length. */
export async function isSameSecret(given: string, secret: string): Promise<boolean> {
  const [left, right] = await Promise.all([digestOf(given), digestOf(secret)])
  return crypto.subtle.timingSafeEqual(left, right)
}

function digestOf(text: string): Promise<ArrayBuffer> {
  return crypto.subtle.digest('SHA-256', utf8(text))
}
