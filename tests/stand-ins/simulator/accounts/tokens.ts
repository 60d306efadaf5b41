import { GraphError } from '../graph-error.ts'
import { appOfToken, type Call, tokenOf } from './access.ts'
import type { Books } from './model.ts'

/** `GET /debug_token`: asked by the app, or by the token about itself. */
export function debugToken(books: Books, { query, token: asker }: Call): object {
  const input = query.get('input_token') ?? ''
  const app = appOfToken(books, asker)
  if (!app) tokenOf(books, asker)
  const token = books.tokens.get(input)
  if (!token || (app && token.appId !== app.id)) {
    const error = { code: 190, message: 'Invalid OAuth access token - Cannot parse access token', subcode: 467 }
    return { data: { is_valid: false, scopes: [], error } }
  }
  const ended = token.revoked || (token.endsAt !== null && token.endsAt <= books.host.now())
  const granular = token.scopes
    .filter((scope) => scope.startsWith('whatsapp_'))
    .map((scope) => ({ scope, target_ids: token.accounts }))
  return {
    data: {
      app_id: token.appId,
      application: books.apps.get(token.appId)?.name ?? 'App',
      type: token.type,
      is_valid: !ended,
      expires_at: token.endsAt === null ? 0 : Math.floor(token.endsAt / 1000),
      data_access_expires_at: 0,
      scopes: token.scopes,
      granular_scopes: granular,
      user_id: '122100000000001',
    },
  }
}

/** `GET /oauth/access_token`: a code is good once, and for 30 seconds. */
export function exchange(books: Books, { query }: Call): object {
  const app = books.apps.get(query.get('client_id') ?? '')
  if (!app || app.secret !== query.get('client_secret')) throw new GraphError(1, 'Error validating client secret.')
  const code = query.get('code') ?? ''
  const found = books.codes.get(code)
  books.codes.delete(code)
  if (!found || found.endsAt <= books.host.now()) throw new GraphError(100, 'This authorization code has expired.')
  return { access_token: found.token, token_type: 'bearer' }
}
