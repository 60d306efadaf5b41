import type { AccountNumber, Token } from '../stand-ins/simulator/accounts/model'
import type { StoredTemplate } from '../stand-ins/simulator/accounts/template-store'
import { type BooksAct, SINK_URL } from './graph-sink/protocol'
import { postWebhook } from './signed-webhook'

async function act<Answer>(body: BooksAct): Promise<Answer> {
  const answer = await fetch(`${SINK_URL}/control/books/x`, { method: 'POST', body: JSON.stringify(body) })
  return answer.json<Answer>()
}

/** Twelve digits: enough that two tests never meet, short enough for ids of Meta's length. */
function freshDigits(): string {
  const parts = crypto.getRandomValues(new Uint32Array(2))
  return parts
    .reduce((digits, part) => digits + String(part), '')
    .slice(0, 12)
    .padEnd(12, '0')
}

/** A business at Meta that nobody has connected: an account with one number, and a token for it. */
export async function businessAtMeta(number: Partial<AccountNumber> = {}, token: Partial<Token> = {}) {
  const mark = freshDigits()
  const wabaId = `2${mark}`
  const phoneNumberId = `1${mark}`
  const accessToken = `EAAG${mark}`
  let posted = 0
  await act({
    act: 'number',
    number: { id: phoneNumberId, wabaId, displayPhoneNumber: `+1 555 ${mark.slice(-7)}`, name: 'Bluebird', ...number },
  })
  await act({ act: 'token', token: { token: accessToken, accounts: [wabaId], ...token } })
  return {
    wabaId,
    phoneNumberId,
    accessToken,
    displayPhoneNumber: `1555${mark.slice(-7)}`,
    /** Another number of the same account. */
    async secondNumber(): Promise<{ accessToken: string; wabaId: string; phoneNumberId: string }> {
      const id = `3${mark}`
      await act({
        act: 'number',
        number: { id, wabaId, displayPhoneNumber: `1444${mark.slice(-7)}`, name: 'Bluebird' },
      })
      return { accessToken, wabaId, phoneNumberId: id }
    },
    grant: (name: string, more: Partial<Token> = {}) =>
      act({ act: 'token', token: { token: name, accounts: [wabaId], ...more } }),
    revoke: (name = accessToken) => act({ act: 'revoke', token: name }),
    change: (change: Partial<AccountNumber>) => act({ act: 'change', number: phoneNumberId, change }),
    restrict: (types: string[]) => act({ act: 'restrict', wabaId, types }),
    uninstall: () => act({ act: 'uninstall', wabaId }),
    template: (template: Extract<BooksAct, { act: 'template' }>['template']) =>
      act({ act: 'template', wabaId, template }),
    status: (name: string, status: string) => act({ act: 'status', wabaId, name, status }),
    review: () => act({ act: 'review' }),
    asked: (id = phoneNumberId) => act<string[]>({ act: 'asked', id }),
    account: () => act<{ subscribed: string[]; templates: StoredTemplate[] }>({ act: 'account', wabaId }),
    state: () => act<AccountNumber | null>({ act: 'numberState', number: phoneNumberId }),
    /** Posts what Meta has to tell of the account, signed; each once. */
    async tell(
      told?: { field: string; value: object },
      signing: { secret?: string; app?: string } = {},
    ): Promise<void> {
      const all = told
        ? [told]
        : (await act<{ field: string; value: object }[]>({ act: 'told', wabaId })).splice(posted)
      if (!told) posted += all.length
      for (const { field, value } of all) {
        const entry = [{ id: wabaId, time: nextSecond(), changes: [{ field, value }] }]
        const answer = await postWebhook({ object: 'whatsapp_business_account', entry }, signing)
        if (answer.status !== 200) throw new Error(`webhook: ${answer.status}`)
      }
    },
  }
}

let lastSecond = 0

/** Of two that say the same, the later is not a repeat of the first. */
function nextSecond(): number {
  lastSecond = Math.max(lastSecond + 1, Math.floor(Date.now() / 1000))
  return lastSecond
}

/** Puts a tenant's number into Meta's books, with the token that it has here. */
export async function knownAtMeta(
  { wabaId, phoneNumberId }: { wabaId: string; phoneNumberId: string },
  token = 'EAAG-token',
): Promise<void> {
  await act({ act: 'number', number: { id: phoneNumberId, wabaId, displayPhoneNumber: '15550000001', name: 'Test' } })
  await act({ act: 'token', token: { token, accounts: [wabaId] } })
}

/** A code as the sign-up window gives it. */
export async function signUpCode(token: string, livesMs?: number): Promise<string> {
  const code = crypto.randomUUID()
  await act({ act: 'code', code, token, ...(livesMs !== undefined && { livesMs }) })
  return code
}

/** A Meta app of a tenant's own. */
export async function ownMetaApp(): Promise<{ id: string; secret: string }> {
  const app = { id: `4${freshDigits()}`, secret: `own-secret-${freshDigits()}` }
  await act({ act: 'app', app: { ...app, name: 'Own app', callbackUrl: '' } })
  return app
}
