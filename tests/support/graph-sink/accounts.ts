import type { Call } from '../../stand-ins/simulator/accounts/access'
import { answerAdministration } from '../../stand-ins/simulator/accounts/answer'
import { accountOf, addNumber, addToken, createBooks } from '../../stand-ins/simulator/accounts/model'
import { changeNumber, restrict, setTemplateStatus, uninstall } from '../../stand-ins/simulator/accounts/news'
import { GraphError } from '../../stand-ins/simulator/graph-error'
import { FIXTURE_SECRETS } from '../secrets'
import type { BooksAct } from './protocol'

/** Webhooks that Meta would send, by account: a test posts them itself, signed. */
const told = new Map<string, { field: string; value: object }[]>()
/** What was asked of each account or number, as `POST register`. */
const asked = new Map<string, string[]>()
const waiting: (() => void)[] = []

/** The same books as the simulator's, with the time of reviews in the test's hands. */
const books = createBooks(
  {
    now: () => Date.now(),
    // The Worker cannot be asked from here; its own address is known by its name.
    verify: async (url, token) => url.startsWith('https://whatsnexus.test/webhooks/whatsapp') && token !== '',
    tell: (_app, { wabaId, field, value }) => {
      told.set(wabaId, [...(told.get(wabaId) ?? []), { field, value }])
    },
    later: (_ms, act) => void waiting.push(act),
    reviewMs: 0,
  },
  { id: FIXTURE_SECRETS.META_APP_ID, name: 'Test app', secret: FIXTURE_SECRETS.META_APP_SECRET, callbackUrl: '' },
)

/** null: about nothing that is in the books. */
export async function administration(request: Request, url: URL): Promise<Response | null> {
  const [, , id = '', edge] = url.pathname.split('/').map(decodeURIComponent)
  if (!isKnown(id) || ['messages', 'media'].includes(edge ?? '')) return null
  const bytes = request.body ? new Uint8Array(await request.arrayBuffer()) : undefined
  const isJson = request.headers.get('content-type')?.startsWith('application/json')
  const call: Call = {
    method: request.method,
    id,
    edge,
    query: url.searchParams,
    token: /^Bearer (\S+)$/.exec(request.headers.get('authorization') ?? '')?.[1],
    body: bytes && isJson ? JSON.parse(new TextDecoder().decode(bytes)) : bytes,
  }
  asked.set(id, [...(asked.get(id) ?? []), `${request.method} ${edge ?? ''}`.trim()])
  try {
    const answer = await answerAdministration(books, call)
    return answer ? Response.json(answer) : null
  } catch (error) {
    if (error instanceof GraphError) return Response.json(error.body(), { status: error.status })
    throw error
  }
}

function isKnown(id: string): boolean {
  const isTemplate = [...books.accounts.values()].some(({ templates }) => templates.some((one) => one.id === id))
  const isOther = ['debug_token', 'oauth', 'app', FIXTURE_SECRETS.META_APP_ID].includes(id) || id.startsWith('upload:')
  return isTemplate || isOther || books.numbers.has(id) || books.accounts.has(id)
}

export function controlBooks(act: BooksAct): unknown {
  switch (act.act) {
    case 'number':
      return addNumber(books, act.number)
    case 'token':
      return addToken(books, act.token)
    case 'app':
      return books.apps.set(act.app.id, act.app).size
    case 'code':
      return books.codes.set(act.code, { token: act.token, endsAt: Date.now() + (act.livesMs ?? 30_000) }).size
    case 'change': {
      const number = books.numbers.get(act.number)
      if (number) changeNumber(books, number, act.change)
      return null
    }
    case 'template':
      accountOf(books, act.wabaId).templates.push({ quality_score: { score: 'GREEN' }, edits: [], ...act.template })
      return null
    case 'status': {
      const account = accountOf(books, act.wabaId)
      const template = account.templates.find(({ name }) => name === act.name)
      if (template) setTemplateStatus(books, account, template, act.status)
      return null
    }
    case 'review':
      for (const done of waiting.splice(0)) done()
      return null
    case 'restrict':
      return restrict(books, accountOf(books, act.wabaId), act.types, 3_600)
    case 'uninstall':
      return uninstall(books, accountOf(books, act.wabaId))
    case 'revoke': {
      const token = books.tokens.get(act.token)
      if (token) token.revoked = true
      return null
    }
    case 'told':
      return told.get(act.wabaId) ?? []
    case 'asked':
      return asked.get(act.id) ?? []
    case 'account': {
      const { subscribed, templates } = accountOf(books, act.wabaId)
      return { subscribed: [...subscribed.keys()], templates }
    }
    case 'numberState':
      return books.numbers.get(act.number) ?? null
  }
}
