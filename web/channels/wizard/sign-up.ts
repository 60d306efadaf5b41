import type { SignUp } from './server'

/** The person ended it, or the browser did not let it begin. */
export class SignUpEnded extends Error {
  readonly why: 'blocked' | 'closed'

  constructor(why: 'blocked' | 'closed') {
    super(why)
    this.name = 'SignUpEnded'
    this.why = why
  }
}

export interface SignedUp {
  code: string
  wabaId: string
  phoneNumberId: string
}

const META = new Set(['https://www.facebook.com', 'https://web.facebook.com', 'https://business.facebook.com'])
const LOOK_MS = 500
const SIZE = 'popup,width=680,height=820'

/**
 * Meta's window for signing up. It comes back to our own address with a code, and tells us by message which account and
 * number were chosen: no script of Meta's runs in our page. What a browser says are hints, which the server confirms.
 */
export async function signUpAtMeta({ appId, configId, graphVersion }: SignUp): Promise<SignedUp> {
  const popup = open(addressOf(appId, configId, graphVersion), 'whatsnexus-sign-up', SIZE)
  if (!popup) throw new SignUpEnded('blocked')
  const chosen: Partial<SignedUp> = {}
  return new Promise((resolve, reject) => {
    const timer = setInterval(() => popup.closed && end(() => reject(new SignUpEnded('closed'))), LOOK_MS)
    const hear = ({ origin, data, source }: MessageEvent<unknown>) => {
      if (origin === location.origin && source === popup) Object.assign(chosen, codeOf(data))
      else if (META.has(origin)) Object.assign(chosen, chosenOf(data))
      const { code, wabaId, phoneNumberId } = chosen
      if (code && wabaId && phoneNumberId) end(() => resolve({ code, wabaId, phoneNumberId }))
    }
    const end = (then: () => void) => {
      clearInterval(timer)
      removeEventListener('message', hear)
      if (!popup.closed) popup.close()
      then()
    }
    addEventListener('message', hear)
  })
}

/** In the window that Meta sends back: hands the code to the page that opened it. True when that is where we are. */
export function handBackCode(): boolean {
  const code = new URLSearchParams(location.search).get('code')
  if (!code || !opener) return false
  opener.postMessage({ whatsnexusCode: code }, location.origin)
  return true
}

function addressOf(appId: string, configId: string, version: string): string {
  const query = new URLSearchParams({
    client_id: appId,
    config_id: configId,
    response_type: 'code',
    override_default_response_type: 'true',
    redirect_uri: `${location.origin}/channels/new`,
    extras: JSON.stringify({ version: 'v4', sessionInfoVersion: '3' }),
  })
  return `https://www.facebook.com/${version}/dialog/oauth?${query}`
}

function codeOf(data: unknown): Partial<SignedUp> {
  const { whatsnexusCode } = recordOf(data)
  return typeof whatsnexusCode === 'string' ? { code: whatsnexusCode } : {}
}

/** `{ type: 'WA_EMBEDDED_SIGNUP', data: { waba_id, phone_number_id } }`, as an object or as JSON. */
function chosenOf(data: unknown): Partial<SignedUp> {
  const told = recordOf(typeof data === 'string' ? parsed(data) : data)
  if (told.type !== 'WA_EMBEDDED_SIGNUP') return {}
  const { waba_id, phone_number_id } = recordOf(told.data)
  return typeof waba_id === 'string' && typeof phone_number_id === 'string'
    ? { wabaId: waba_id, phoneNumberId: phone_number_id }
    : {}
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null // Meta's window says other things too
  }
}

function recordOf(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? { ...value } : {}
}
