import { api, ok } from '../../api'

export const accountServer = {
  factors: () => ok(api['two-factor'].$get({})),
  passkeys: async () => (await ok(api.passkeys.$get({}))).passkeys,
  sessions: async () => (await ok(api.sessions.$get({}))).sessions,
  workplaces: async () => (await ok(api.session.tenants.$get({}))).tenants,

  rename: async (name: string) => (await ok(api.me.$patch({ json: { name } }))).me,
  changePassword: (current: string, password: string) => ok(api.password.change.$post({ json: { current, password } })),
  /** Opens for a quarter of an hour what needs it. */
  prove: (password: string) => ok(api.session.proof.$put({ json: { password } })),

  startApp: async (password: string) => (await ok(api['two-factor'].$post({ json: { password } }))).uri,
  confirmApp: async (code: string) => (await ok(api['two-factor'].confirm.$post({ json: { code } }))).recoveryCodes,
  removeApp: (password: string) => ok(api['two-factor'].$delete({ json: { password } })),
  newCodes: async (password: string) =>
    (await ok(api['two-factor']['recovery-codes'].$post({ json: { password } }))).recoveryCodes,

  removePasskey: (passkeyId: string) => ok(api.passkeys[':passkeyId'].$delete({ param: { passkeyId } })),
  endSession: (sessionId: string) => ok(api.sessions[':sessionId'].$delete({ param: { sessionId } })),
  endOthers: async () => (await ok(api.sessions.$delete({}))).ended,
}

export type Factors = Awaited<ReturnType<typeof accountServer.factors>>
export type Passkey = Awaited<ReturnType<typeof accountServer.passkeys>>[number]
export type OpenSession = Awaited<ReturnType<typeof accountServer.sessions>>[number]
