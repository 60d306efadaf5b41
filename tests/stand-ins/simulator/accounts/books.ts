import type { BusinessNumber, SimulatorOptions } from '../options.ts'
import { TEMPLATES } from '../templates.ts'
import { type App, accountOf, addNumber, addToken, type Books, createBooks, type Host } from './model.ts'

export const DEFAULT_APP_ID = '300000000000001'

/** A number that nobody has connected yet, so that connecting can be tried. */
export const SPARE: BusinessNumber & { access_token: string; pin: string } = {
  phone_number_id: '100000000000077',
  waba_id: '200000000000077',
  display_phone_number: '15550000077',
  name: 'Spare number',
  access_token: 'local-spare-token',
  pin: '123456',
}

/** Meta's books with the seed's numbers in them, subscribed and registered, and one that nobody has. */
export function openBooks(options: SimulatorOptions, host: Host): Books {
  const app = {
    id: options.appId ?? DEFAULT_APP_ID,
    name: 'Local app',
    secret: options.appSecret,
    callbackUrl: options.webhookUrl,
  }
  const books = createBooks(host, app)
  for (const number of options.numbers) enter(books, number, appOf(books, options, number))
  enter(books, SPARE, null)
  return books
}

function appOf(books: Books, { webhookUrl }: SimulatorOptions, { app, app_secret }: BusinessNumber): App {
  if (!app || !app_secret) return books.defaultApp
  const own = { id: `app-${app}`, name: app, secret: app_secret, callbackUrl: `${webhookUrl}/${app}` }
  books.apps.set(own.id, own)
  return own
}

/** `app`: null for a number whose account nobody hears of yet. */
function enter(books: Books, number: BusinessNumber, app: App | null): void {
  const account = accountOf(books, number.waba_id, number.name)
  addNumber(books, {
    id: number.phone_number_id,
    wabaId: number.waba_id,
    displayPhoneNumber: number.display_phone_number,
    name: number.name,
    ...(app === null && { status: 'PENDING' }),
  })
  if (app) account.subscribed.set(app.id, null)
  if (account.templates.length === 0)
    account.templates = TEMPLATES.map((one, index) => ({
      ...structuredClone(one),
      components: one.components.map((component) => ({ ...component })),
      // Of each account its own, as at Meta.
      id: `9${number.waba_id.slice(-9)}${String(index + 1).padStart(5, '0')}`,
      edits: [],
    }))
  if (number.access_token === undefined) account.open = true
  else addToken(books, { token: number.access_token, accounts: [account.id], ...(app && { appId: app.id }) })
}
