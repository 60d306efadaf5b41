import type { IncomingMessage, ServerResponse } from 'node:http'
import { z } from 'zod'
import { type Account, type AccountNumber, addToken, type Books } from './accounts/model.ts'
import {
  changeNumber,
  restrict,
  setTemplateCategory,
  setTemplateQuality,
  setTemplateStatus,
  tell,
  uninstall,
} from './accounts/news.ts'
import type { StoredTemplate } from './accounts/template-store.ts'
import { HttpProblem, jsonBody, sendJson } from './http.ts'

const numberChange = z.object({
  number: z.string(),
  quality: z.enum(['GREEN', 'YELLOW', 'RED']).optional(),
  tier: z.string().optional(),
  throughput: z.enum(['STANDARD', 'HIGH']).optional(),
  nameStatus: z.enum(['APPROVED', 'DECLINED', 'PENDING_REVIEW']).optional(),
  status: z.enum(['CONNECTED', 'PENDING', 'BANNED']).optional(),
  onBusinessApp: z.boolean().optional(),
})
const restriction = z.object({
  number: z.string(),
  types: z.array(z.string()).default(['RESTRICTED_BIZ_INITIATED_MESSAGING', 'RESTRICTED_CUSTOMER_INITIATED_MESSAGING']),
  seconds: z.number().default(7 * 86_400),
})
const ofNumber = z.object({ number: z.string() })
const templateChange = z.object({
  number: z.string(),
  name: z.string(),
  language: z.string().default('en'),
  status: z.string().optional(),
  reason: z.string().optional(),
  quality: z.string().optional(),
  category: z.string().optional(),
  announced: z.boolean().default(false),
})
const token = z.object({
  token: z.string(),
  accounts: z.array(z.string()),
  scopes: z.array(z.string()).optional(),
  endsInSeconds: z.number().optional(),
})
const accountNews = z.object({ number: z.string(), field: z.string(), value: z.record(z.string(), z.unknown()) })

type Handler = (request: IncomingMessage, response: ServerResponse) => Promise<void>

/** `/control/account/…`: what Meta decides about a business, each with the webhook that says so. */
export function createAccountsControl(books: Books): Record<string, Handler> {
  function numberOf(id: string): AccountNumber {
    const number = books.numbers.get(id)
    if (!number) throw new HttpProblem(404, `No such business number: ${id}`)
    return number
  }

  function accountOfNumber(id: string): Account {
    const account = books.accounts.get(numberOf(id).wabaId)
    if (!account) throw new HttpProblem(404, `No account of ${id}`)
    return account
  }

  function templateOf(account: Account, name: string, language: string): StoredTemplate {
    const template = account.templates.find((one) => one.name === name && one.language === language)
    if (!template) throw new HttpProblem(404, `No template ${name} in ${language}`)
    return template
  }

  const done = (response: ServerResponse) => sendJson(response, 200, { ok: true })

  return {
    async 'POST /control/account/number'(request, response) {
      const { number, ...change } = await jsonBody(request, numberChange)
      changeNumber(books, numberOf(number), change)
      done(response)
    },
    async 'POST /control/account/restrict'(request, response) {
      const { number, types, seconds } = await jsonBody(request, restriction)
      restrict(books, accountOfNumber(number), types, seconds)
      done(response)
    },
    async 'POST /control/account/uninstall'(request, response) {
      uninstall(books, accountOfNumber((await jsonBody(request, ofNumber)).number))
      done(response)
    },
    /** Without a webhook: the next call hears it. */
    async 'POST /control/account/revoke'(request, response) {
      const account = accountOfNumber((await jsonBody(request, ofNumber)).number)
      for (const one of books.tokens.values()) if (one.accounts.includes(account.id)) one.revoked = true
      done(response)
    },
    async 'POST /control/account/token'(request, response) {
      const { endsInSeconds, scopes, ...given } = await jsonBody(request, token)
      const endsAt = endsInSeconds === undefined ? null : Date.now() + endsInSeconds * 1000
      addToken(books, { ...given, endsAt, ...(scopes && { scopes }) })
      sendJson(response, 201, { token: given.token })
    },
    /** As if somebody had gone through the sign-up window. */
    async 'POST /control/account/sign-up'(request, response) {
      const number = numberOf((await jsonBody(request, ofNumber)).number)
      const granted = addToken(books, {
        token: `local-signed-up-${crypto.randomUUID()}`,
        accounts: [number.wabaId],
        scopes: ['whatsapp_business_management', 'whatsapp_business_messaging'],
        type: 'USER',
      })
      const code = crypto.randomUUID()
      books.codes.set(code, { token: granted.token, endsAt: Date.now() + 30_000 })
      sendJson(response, 201, { code, wabaId: number.wabaId, phoneNumberId: number.id })
    },
    async 'POST /control/account/template'(request, response) {
      const { number, name, language, status, reason, quality, category, announced } = await jsonBody(
        request,
        templateChange,
      )
      const account = accountOfNumber(number)
      const template = templateOf(account, name, language)
      if (quality) setTemplateQuality(books, account, template, quality)
      if (category) setTemplateCategory(books, account, template, { category, announced })
      if (status) setTemplateStatus(books, account, template, status, reason ? { reason } : {})
      done(response)
    },
    /** Any other account webhook, as given. */
    async 'POST /control/account/news'(request, response) {
      const { number, field, value } = await jsonBody(request, accountNews)
      tell(books, accountOfNumber(number), field, value)
      done(response)
    },
    async 'GET /control/account'(_request, response) {
      sendJson(response, 200, {
        numbers: [...books.numbers.values()].map(({ pin: _pin, ...number }) => number),
        accounts: [...books.accounts.values()].map(({ id, name, subscribed, templates }) => ({
          ...{ id, name, subscribed: [...subscribed.keys()], templates: templates.length },
        })),
      })
    },
  }
}
