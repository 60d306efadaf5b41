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
/** The one whose data this page has held. */
let drawnFor = ''
let entries = 0
let leaving = false

whenSignedOut(() => {
  session.value = { state: 'out', expired: !leaving && session.peek().state === 'in' }
})
whenOtherPerson(() => void confirmSession())

export async function loadSession(): Promise<void> {
  try {
    enter(await fetchMe())
  } catch (error) {
    if (error instanceof ApiProblem && error.isNetwork) session.value = { state: 'unreachable' }
    // Whoever was in has been told that the session ended.
    else if (session.peek().state !== 'out') session.value = { state: 'out', expired: false }
  }
}

/** Somebody else may be signed in by now, or nobody. What cannot be asked stays as it is. */
export async function confirmSession(): Promise<void> {
  try {
    const me = await fetchMe()
    if (me.id !== drawnFor) enter(me)
  } catch (error) {
    if (!(error instanceof ApiProblem)) throw error
  }
}

/** Throws the problem of a refused sign-in. */
export async function signIn(email: string, password: string): Promise<void> {
  enter((await ok(api.session.$post({ json: { email, password } }))).me)
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

/** In a page that was drawn for somebody else, signed out or not, nothing may stay: it is loaded anew. */
function enter(me: Me): void {
  if (drawnFor !== '' && drawnFor !== me.id) return location.reload()
  drawnFor = me.id
  // Also after they have gone: what is still saved while their page is taken down is theirs or nobody's.
  speakFor(me.id)
  entries += 1
  session.value = { state: 'in', me, entry: entries }
}

export function may(permission: string): boolean {
  const { value } = session
  return value.state === 'in' && value.me.permissions.includes(permission)
}

/** Where this person's work is: whoever may read no conversations begins with what the assistant knows. */
export function homePath(): string {
  return may('conversation.read') ? '/inbox/mine' : '/knowledge'
}
