import { z } from '@hono/zod-openapi'
import type {
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
} from '@simplewebauthn/server'
import { shape } from './endpoint'

/** How a browser can reach the device again; what else a browser may say is left out. */
export const TRANSPORTS = ['ble', 'cable', 'hybrid', 'internal', 'nfc', 'smart-card', 'usb'] as const

function base64url(most: number) {
  return z
    .string()
    .max(most)
    .regex(/^[\w-]+$/)
}

/** 1023 bytes, says WebAuthn. */
const credentialId = base64url(1364)

/** A browser's `RegistrationResponseJSON`, as far as it is read. */
export const newPasskeyResponse = z
  .object({
    id: credentialId,
    rawId: credentialId,
    type: z.literal('public-key'),
    response: z.object({
      clientDataJSON: base64url(8000),
      attestationObject: base64url(16_000),
      transports: z.array(z.string().max(40)).max(20).optional(),
    }),
  })
  .openapi('NewPasskeyResponse', { description: 'What navigator.credentials.create() answered, as JSON.' })

/** A browser's `AuthenticationResponseJSON`, as far as it is read. */
export const passkeyResponse = z
  .object({
    id: credentialId,
    rawId: credentialId,
    type: z.literal('public-key'),
    response: z.object({
      clientDataJSON: base64url(8000),
      authenticatorData: base64url(8000),
      signature: base64url(8000),
      userHandle: base64url(100).nullish(),
    }),
  })
  .openapi('PasskeyResponse', { description: 'What navigator.credentials.get() answered, as JSON.' })

export type NewPasskeyResponse = z.infer<typeof newPasskeyResponse>
export type PasskeyResponse = z.infer<typeof passkeyResponse>

export const creationOptions = shape<PublicKeyCredentialCreationOptionsJSON>(
  'PasskeyCreationOptions',
  'For navigator.credentials.create(): PublicKeyCredentialCreationOptionsJSON of WebAuthn.',
)

export const requestOptions = shape<PublicKeyCredentialRequestOptionsJSON>(
  'PasskeyRequestOptions',
  'For navigator.credentials.get(): PublicKeyCredentialRequestOptionsJSON of WebAuthn.',
)
