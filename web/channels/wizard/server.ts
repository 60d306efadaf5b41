import type { CheckFailure } from '../../../workers/channels/check-words'
import type { ChannelCheck, Found } from '../../../workers/channels/checks'
import { api, ok } from '../../api'

export type { CheckFailure, Found }
export type Step = ChannelCheck['step']
export type Checked<Name extends Step> = { ok: true; found: Found[Name] } | CheckFailure

/** What is entered; the app's id is told by the check of its secret. */
export interface Values {
  accessToken: string
  wabaId: string
  phoneNumberId: string
  appSecret: string
}

export const wizardServer = {
  check: (json: ChannelCheck) => ok(api.channels.checks.$post({ json })),
  connect: (json: Parameters<typeof api.channels.$post>[0]['json']) => ok(api.channels.$post({ json })),
  signUpOf: async () => (await ok(api.channels['sign-up'].$get())).signUp,
  signUp: (json: Parameters<(typeof api.channels)['sign-up']['$post']>[0]['json']) =>
    ok(api.channels['sign-up'].$post({ json })),
}

export type Connected = Awaited<ReturnType<typeof wizardServer.connect>>
export type SignUp = NonNullable<Awaited<ReturnType<typeof wizardServer.signUpOf>>>
