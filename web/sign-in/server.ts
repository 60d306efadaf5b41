import type { InferRequestType } from 'hono/client'
import { ApiProblem, AS_ANYBODY, api, ok } from '../api'
import { type Credentials, enter, type Me } from '../session'

export type SignUp = InferRequestType<(typeof api)['sign-up']['$post']>['json']

export async function signUp(json: SignUp): Promise<void> {
  await ok(api['sign-up'].$post({ json }))
}

/** The organization exists now, and whoever opened it is in. */
export async function verify(token: string, password: string | undefined): Promise<Me> {
  const json = { token, ...(password === undefined ? {} : { password }) }
  return (await ok(api['sign-up'].verify.$post({ json }))).me
}

export async function forgot(email: string): Promise<void> {
  await ok(api.password.forgot.$post({ json: { email } }))
}

export async function reset(token: string, password: string): Promise<void> {
  await ok(api.password.reset.$post({ json: { token, password } }))
}

export async function fetchInvited(token: string) {
  return ok(api.invitations.accept.$get({ header: { 'x-whatsnexus-invitation': token } }))
}

export type Invited = Awaited<ReturnType<typeof fetchInvited>>

/** Answers for which organization they work now. */
export async function accept(token: string, person: { name?: string; password?: string } = {}): Promise<string> {
  return (await ok(api.invitations.accept.$post({ json: { token, ...person } }))).tenantId
}

/** To an organization's own sign-in page; the browser comes back signed in. */
export async function goToProvider(email: string): Promise<void> {
  const { url } = await ok(api['sign-in'].sso.$get({ query: { email } }))
  location.assign(url)
}

/** Signs in, for the tenant somebody has just come to: they may work for others too. */
export async function signInAt(tenantId: string, credentials: Credentials): Promise<void> {
  await ok(api.session.$post({ json: credentials }, AS_ANYBODY))
  await goOnAt(tenantId)
}

/** The session goes on there, and the page is loaded anew for it. */
export async function goOnAt(tenantId: string): Promise<void> {
  try {
    await ok(api.session.tenant.$put({ json: { tenantId } }, AS_ANYBODY))
  } catch (error) {
    // In they are all the same. Where they were last says what is missing: a second factor, say.
    if (!(error instanceof ApiProblem)) throw error
  }
  location.replace('/')
}

/** Behind the door. The address goes first, because somebody else's page is loaded anew for this person. */
export function goIn(me: Me, route: (url: string, replace: boolean) => void): void {
  route('/', true)
  enter(me)
}
