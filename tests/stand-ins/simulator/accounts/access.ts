import { GraphError } from '../graph-error.ts'
import type { Account, App, Books, Token } from './model.ts'

/** One call of the Graph API that is not about a message. */
export interface Call {
  method: string
  id: string
  edge: string | undefined
  query: URLSearchParams
  token: string | undefined
  /** JSON, or bytes. */
  body: unknown
}

const MANAGE = 'whatsapp_business_management'

export function notThere(id: string): GraphError {
  return new GraphError(33, `Unsupported request. Object with ID '${id}' does not exist or cannot be loaded.`)
}

/** Whose token it is. Throws 190 when it is none, or none any more. */
export function tokenOf(books: Books, given: string | undefined): Token {
  if (!given) throw new GraphError(190, 'An access token is required to request this resource.')
  const token = books.tokens.get(given)
  if (!token) throw new GraphError(190, 'The access token could not be decrypted')
  if (token.revoked) throw new GraphError(190, 'The session has been invalidated because the user changed the password')
  if (token.endsAt !== null && token.endsAt <= books.host.now()) throw new GraphError(190, 'Session has expired')
  return token
}

/** Throws when the token may not administer this account. An account seeded without a token is open to any. */
export async function mayAdminister(books: Books, call: Call, account: Account): Promise<App> {
  if (!call.token) throw new GraphError(190, 'An access token is required to request this resource.')
  if (account.open && !books.tokens.get(call.token)?.accounts.includes(account.id)) return books.defaultApp
  const token = tokenOf(books, call.token)
  const app = books.apps.get(token.appId) ?? books.defaultApp
  await checkProof(call, app)
  if (!token.accounts.includes(account.id)) throw notThere(call.id)
  if (!token.scopes.includes(MANAGE)) throw new GraphError(200, `Requires ${MANAGE} permission to manage the object`)
  return app
}

/** A proof is optional; a wrong one is refused. */
export async function checkProof({ query, token = '' }: Call, app: App): Promise<void> {
  const proof = query.get('appsecret_proof')
  if (proof !== null && proof !== (await hmac(app.secret, token)))
    throw new GraphError(100, 'Invalid appsecret_proof provided in the API argument')
}

async function hmac(secret: string, text: string): Promise<string> {
  const bytes = (words: string) => new TextEncoder().encode(words)
  const key = await crypto.subtle.importKey('raw', bytes(secret), { name: 'HMAC', hash: 'SHA-256' }, false, ['sign'])
  const digest = new Uint8Array(await crypto.subtle.sign('HMAC', key, bytes(text)))
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('')
}

/** `appId|secret`: the app itself asks. */
export function appOfToken(books: Books, token: string | undefined): App | undefined {
  const [id, secret] = token?.split('|') ?? []
  const app = books.apps.get(id ?? '')
  return app && app.secret === secret ? app : undefined
}
