import type { StoredTemplate } from './template-store.ts'

/** Meta's books: businesses' accounts, their numbers, and who may touch them. Knows no platform: Node and Workers both run it. */

export interface AccountNumber {
  id: string
  wabaId: string
  displayPhoneNumber: string
  name: string
  nameStatus: string
  quality: string
  status: string
  throughput: string
  tier: string
  canSend: string
  onBusinessApp: boolean
  pin: string
  wrongPins: number
  /** When it was registered or deregistered: ten in 72 h. */
  registrations: number[]
  override: { url: string; verifyToken: string } | null
}

export interface Account {
  id: string
  name: string
  owner: string
  /** Ids of the apps that hear of it, with the address that goes before their own. */
  subscribed: Map<string, { url: string; verifyToken: string } | null>
  templates: StoredTemplate[]
  /** Epoch ms, newest last. */
  created: number[]
  /** Name → until when Meta keeps it to itself. */
  blockedNames: Map<string, number>
  /** Seeded without a token: any may look. */
  open: boolean
}

export interface Token {
  token: string
  appId: string
  /** Accounts it was given for. */
  accounts: string[]
  scopes: string[]
  /** Epoch ms; null: for ever. */
  endsAt: number | null
  revoked: boolean
  type: 'SYSTEM_USER' | 'USER'
}

export interface App {
  id: string
  name: string
  secret: string
  /** Its own address for webhooks. */
  callbackUrl: string
}

export const ALL_SCOPES = ['business_management', 'whatsapp_business_management', 'whatsapp_business_messaging']

/** What the books need of where they stand. */
export interface Host {
  now(): number
  /** Does this address answer Meta's question with the token? */
  verify(url: string, verifyToken: string): Promise<boolean>
  /** An account webhook to the app's own address. */
  tell(app: App, webhook: { wabaId: string; field: string; value: object }): void
  later(ms: number, act: () => void): void
  reviewMs: number
}

export function createBooks(host: Host, defaultApp: App) {
  return {
    host,
    defaultApp,
    apps: new Map<string, App>([[defaultApp.id, defaultApp]]),
    accounts: new Map<string, Account>(),
    numbers: new Map<string, AccountNumber>(),
    tokens: new Map<string, Token>(),
    /** Of the sign-up window: code → token, and until when. */
    codes: new Map<string, { token: string; endsAt: number }>(),
    uploads: new Map<string, { type: string; length: number; appId: string }>(),
    lastId: 0,
  }
}
export type Books = ReturnType<typeof createBooks>

export function accountOf(books: Books, id: string, name = 'Business'): Account {
  const known = books.accounts.get(id)
  if (known) return known
  const account: Account = {
    id,
    name,
    owner: `30${id.slice(-13)}`,
    subscribed: new Map(),
    templates: [],
    created: [],
    blockedNames: new Map(),
    open: false,
  }
  books.accounts.set(id, account)
  return account
}

export function addNumber(
  books: Books,
  given: Pick<AccountNumber, 'id' | 'wabaId' | 'displayPhoneNumber' | 'name'> & Partial<AccountNumber>,
): AccountNumber {
  accountOf(books, given.wabaId, given.name)
  const number: AccountNumber = {
    nameStatus: 'APPROVED',
    quality: 'GREEN',
    status: 'CONNECTED',
    throughput: 'STANDARD',
    tier: 'TIER_2K',
    canSend: 'AVAILABLE',
    onBusinessApp: false,
    pin: '123456',
    wrongPins: 0,
    registrations: [],
    override: null,
    ...given,
  }
  books.numbers.set(number.id, number)
  return number
}

export function addToken(books: Books, given: Pick<Token, 'token' | 'accounts'> & Partial<Token>): Token {
  const known = books.tokens.get(given.token)
  if (known) {
    known.accounts = [...new Set([...known.accounts, ...given.accounts])]
    return known
  }
  const token: Token = {
    appId: books.defaultApp.id,
    scopes: ALL_SCOPES,
    endsAt: null,
    revoked: false,
    type: 'SYSTEM_USER',
    ...given,
  }
  books.tokens.set(token.token, token)
  return token
}

/** Long and only digits, as Meta's are. */
export function nextId(books: Books, prefix: string): string {
  books.lastId += 1
  return `${prefix}${String(books.host.now()).slice(-8)}${String(books.lastId).padStart(5, '0')}`
}
