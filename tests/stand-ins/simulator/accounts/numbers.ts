import { type Fields, fieldsOf, textOf } from '../fields.ts'
import { GraphError } from '../graph-error.ts'
import { type Call, mayAdminister, notThere } from './access.ts'
import type { AccountNumber, Books } from './model.ts'

const REGISTRATIONS = { most: 10, withinMs: 72 * 3_600_000 }
const WRONG_PINS = 5

export function numberFields(books: Books, number: AccountNumber): Fields {
  const account = books.accounts.get(number.wabaId)
  const [[appId, override] = []] = [...(account?.subscribed ?? [])]
  const app = books.apps.get(appId ?? '') ?? books.defaultApp
  const entity = (entity_type: string, id: string) => ({ entity_type, id, can_send_message: number.canSend })
  return {
    id: number.id,
    display_phone_number: number.displayPhoneNumber,
    verified_name: number.name,
    quality_rating: number.quality,
    code_verification_status: 'VERIFIED',
    name_status: number.nameStatus,
    status: number.status,
    platform_type: number.status === 'CONNECTED' ? 'CLOUD_API' : 'NOT_APPLICABLE',
    is_on_biz_app: number.onBusinessApp,
    account_mode: 'LIVE',
    throughput: { level: number.throughput },
    whatsapp_business_manager_messaging_limit: number.tier,
    webhook_configuration: {
      application: app.callbackUrl,
      ...(override && { whatsapp_business_account: override.url }),
      ...(number.override && { phone_number: number.override.url }),
    },
    health_status: {
      can_send_message: number.canSend,
      entities: [
        entity('PHONE_NUMBER', number.id),
        entity('WABA', number.wabaId),
        entity('BUSINESS', account?.owner ?? '300000000000001'),
        entity('APP', app.id),
      ],
    },
  }
}

export function picked(fields: Fields, query: URLSearchParams): Fields {
  const wanted = query.get('fields')?.split(',')
  return wanted
    ? Object.fromEntries(Object.entries(fields).filter(([key]) => key === 'id' || wanted.includes(key)))
    : fields
}

/** undefined: it is about messages or media, which others answer. */
export async function answerNumber(books: Books, call: Call, number: AccountNumber): Promise<object | undefined> {
  const account = books.accounts.get(number.wabaId)
  if (!account) throw notThere(call.id)
  const key = `${call.method} ${call.edge ?? ''}`.trim()
  if (!['GET', 'POST', 'POST register', 'POST deregister', 'POST settings', 'GET settings'].includes(key))
    return undefined
  await mayAdminister(books, call, account)
  if (key === 'GET') return picked(numberFields(books, number), call.query)
  if (key === 'POST') return configure(books, number, fieldsOf(call.body))
  if (key === 'POST register') return register(books, number, fieldsOf(call.body))
  if (key === 'POST deregister') return deregister(books, number)
  return call.method === 'GET' ? { storage_configuration: { status: 'DEFAULT' } } : { success: true }
}

async function configure(books: Books, number: AccountNumber, body: Fields): Promise<object> {
  const wanted = fieldsOf(body.webhook_configuration)
  const url = textOf(wanted.override_callback_uri)
  if (!url) number.override = null
  else number.override = await verified(books, url, textOf(wanted.verify_token))
  return { success: true }
}

/** Meta asks the address before it takes it. */
export async function verified(
  books: Books,
  url: string,
  verifyToken = '',
): Promise<{ url: string; verifyToken: string }> {
  if (url.length > 200) throw new GraphError(100, 'override_callback_uri must be at most 200 characters')
  if (!(await books.host.verify(url, verifyToken)))
    throw new GraphError(100, 'Override Callback URI verification failed: challenge was not answered')
  return { url, verifyToken }
}

function register(books: Books, number: AccountNumber, body: Fields): object {
  if (number.onBusinessApp) throw new GraphError(100, 'A number in the WhatsApp Business app cannot be registered')
  countRegistration(books, number)
  if (!/^\d{6}$/.test(String(body.pin))) throw new GraphError(100, 'pin must be six digits')
  if (number.wrongPins >= WRONG_PINS) throw new GraphError(133008, 'Too many two-step verification PIN guesses')
  if (body.pin !== number.pin) {
    number.wrongPins += 1
    throw new GraphError(133005, 'Two-step verification PIN mismatch')
  }
  number.wrongPins = 0
  number.status = 'CONNECTED'
  return { success: true }
}

function deregister(books: Books, number: AccountNumber): object {
  if (number.onBusinessApp) throw new GraphError(100, 'A number in the WhatsApp Business app cannot be deregistered')
  countRegistration(books, number)
  number.status = 'DISCONNECTED'
  return { success: true }
}

function countRegistration(books: Books, number: AccountNumber): void {
  const now = books.host.now()
  number.registrations = number.registrations.filter((at) => at > now - REGISTRATIONS.withinMs)
  if (number.registrations.length >= REGISTRATIONS.most)
    throw new GraphError(133016, 'Account register deregister rate limit exceeded')
  number.registrations.push(now)
}
