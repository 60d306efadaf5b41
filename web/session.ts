import { signal } from '@preact/signals'
import { ApiProblem, AS_ANYBODY, api, ok, speakFor, whenOtherPerson, whenSignedOut } from './api'

async function fetchMe() {
  return ok(api.me.$get({}, AS_ANYBODY))
}

export type Me = Awaited<ReturnType<typeof fetchMe>>

export type SessionState =
  | { state: 'loading' }
  | { state: 'out'; expired: boolean }
  /** `entry` counts up: what was made for an earlier one (its socket has ended) is to be made anew. */
  | { state: 'in'; me: Me; entry: number }
  | { state: 'unreachable' }

/** Who is at the screen. */
export const session = signal<SessionState>({ state: 'loading' })
/** The one whose data this page has held, and of which organization. */
let drawnFor = ''
let drawnOf = ''
let entries = 0
let leaving = false
/** The session is getting another id: who asks meanwhile may still bring the former. */
let renewal: Promise<unknown> | null = null

/** One window renews the session that all windows of the browser share: the others wait for its new cookie. */
const RENEWAL = 'whatsnexus.session'

whenSignedOut(() => {
  if (renewal) return // asked again once it is over
  const { state } = session.peek()
  if (state === 'out') return
  if (leaving) session.value = { state: 'out', expired: false }
  else void loadSession() // another window may just be renewing it
})
whenOtherPerson(() => void confirmSession())

let loading: Promise<void> | null = null

/** Of several that hear that it may be over, the first asks for all. */
export function loadSession(): Promise<void> {
  loading ??= askWhoIsIn().finally(() => {
    loading = null
  })
  return loading
}

async function askWhoIsIn(): Promise<void> {
  await renewal
  try {
    enter(await navigator.locks.request(RENEWAL, { mode: 'shared' }, fetchMe))
  } catch (error) {
    const { state } = session.peek()
    if (error instanceof ApiProblem && error.isNetwork) session.value = { state: 'unreachable' }
    else if (state !== 'out') session.value = { state: 'out', expired: !leaving && state === 'in' }
  }
}

/** Somebody else may be signed in by now, or nobody. What cannot be asked stays as it is. */
export async function confirmSession(): Promise<void> {
  try {
    const me = await fetchMe()
    if (me.id !== drawnFor || me.tenant.id !== drawnOf) enter(me)
  } catch (error) {
    if (!(error instanceof ApiProblem)) throw error
  }
}

export interface Credentials {
  email: string
  password: string
  /** Of an authenticator app. */
  code?: string
  recoveryCode?: string
}

/** Throws the problem of a refused sign-in. */
export async function signIn(credentials: Credentials): Promise<void> {
  enter((await ok(api.session.$post({ json: credentials }))).me)
}

/** Also when the session has ended already: who leaves leaves nothing behind. */
export async function signOut(): Promise<void> {
  leaving = true
  try {
    await ok(api.session.$delete({}))
    session.value = { state: 'out', expired: false }
  } catch (error) {
    if (session.peek().state !== 'out') throw error
  } finally {
    leaving = false
  }
}

/** Does what ends the session and starts another in its place. Its sockets end before the answer has brought the new one. */
export async function renewSession<Result>(work: () => Promise<Result>): Promise<Result> {
  const done = Promise.resolve(navigator.locks.request(RENEWAL, work))
  renewal = done.catch(() => {})
  try {
    return await done
  } catch (error) {
    if (error instanceof ApiProblem && error.code === 'auth.required') queueMicrotask(() => void loadSession())
    throw error
  } finally {
    renewal = null
  }
}

/** In a page that was drawn for somebody else, signed out or not, nothing may stay: it is loaded anew. */
export function enter(me: Me): void {
  if (drawnFor !== '' && drawnFor !== me.id) return location.reload()
  // The same person, who now works for another of their organizations: what stands in the address is of the former.
  if (drawnOf !== '' && drawnOf !== me.tenant.id) return location.assign('/')
  drawnFor = me.id
  drawnOf = me.tenant.id
  // Also after they have gone: what is still saved while their page is taken down is theirs or nobody's.
  speakFor(me.id)
  entries += 1
  session.value = { state: 'in', me, entry: entries }
}

/** What one has changed of oneself; the page goes on. */
export function correctMe(me: Me): void {
  const { value } = session
  if (value.state === 'in') session.value = { ...value, me }
}

export function may(permission: string): boolean {
  const { value } = session
  return value.state === 'in' && value.me.permissions.includes(permission)
}

/** Where this person's work is: whoever may read no conversations begins with what the assistant knows. */
export function homePath(): string {
  return may('conversation.read') ? '/inbox/mine' : '/knowledge'
}
