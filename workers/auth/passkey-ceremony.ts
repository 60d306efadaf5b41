import {
  generateAuthenticationOptions,
  generateRegistrationOptions,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from '@simplewebauthn/server'
import {
  cose,
  decodeAttestationObject,
  decodeClientDataJSON,
  isoBase64URL,
  isoUint8Array,
} from '@simplewebauthn/server/helpers'
import * as z from 'zod'
import { fromBase64, sha256Hex, toBase64 } from '../platform/bytes'
import type { HeldPasskey, NewPasskey } from './passkey-queries'
import { type NewPasskeyResponse, type PasskeyResponse, TRANSPORTS } from './passkey-shapes'

/**
 * The two ceremonies of WebAuthn, without the database. Loaded late: the library is large, and few requests need it.
 * Everything a device may answer is judged by the library; what it throws means no.
 */

const NAME = 'WhatsNexus'
/** What every device can do one of, the most usual first. */
const ALGORITHMS = [cose.COSEALG.ES256, cose.COSEALG.EdDSA, cose.COSEALG.RS256]
const TIMEOUT_MS = 5 * 60_000

const clientData = z.object({ challenge: z.string().min(1).max(200) })

export async function askForNew(
  request: Request,
  person: { userId: string; name: string; email: string },
  held: HeldPasskey[],
) {
  return generateRegistrationOptions({
    rpName: NAME,
    rpID: siteOf(request).rpID,
    userID: isoUint8Array.fromHex(await handleOf(person.userId)),
    userName: person.email,
    userDisplayName: person.name,
    timeout: TIMEOUT_MS,
    attestationType: 'none',
    excludeCredentials: held.map(({ credentialID, transports }) => ({
      id: credentialID,
      transports: TRANSPORTS.filter((one) => transports?.split(',').includes(one)),
    })),
    // Found by the device itself at the door, where nobody has said an e-mail; and unlocked, for it counts as both proofs.
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
    supportedAlgorithmIDs: ALGORITHMS,
  })
}

export async function askForHeld(request: Request) {
  return generateAuthenticationOptions({
    rpID: siteOf(request).rpID,
    timeout: TIMEOUT_MS,
    userVerification: 'required',
  })
}

/** What the device says it was asked; null when that cannot be read. */
export function challengeOf({ response }: NewPasskeyResponse | PasskeyResponse): string | null {
  try {
    return clientData.parse(decodeClientDataJSON(response.clientDataJSON)).challenge
  } catch {
    return null
  }
}

/** Null: it is not fit. */
export async function checkNew(
  request: Request,
  challenge: string,
  given: NewPasskeyResponse,
): Promise<Omit<NewPasskey, 'name'> | null> {
  const { id, rawId, type, response } = given
  const { clientDataJSON, attestationObject, transports } = response
  try {
    if (hasCertificates(attestationObject)) return null
    const { registrationInfo } = await verifyRegistrationResponse({
      response: { id, rawId, type, response: { clientDataJSON, attestationObject }, clientExtensionResults: {} },
      ...expectationOf(request, challenge),
      supportedAlgorithmIDs: ALGORITHMS,
    })
    // The id beside it is not signed; the one in the device's data is.
    if (registrationInfo?.credential.id !== id) return null
    return {
      credentialId: id,
      publicKey: toBase64(registrationInfo.credential.publicKey),
      counter: registrationInfo.credential.counter,
      deviceType: registrationInfo.credentialDeviceType,
      backedUp: registrationInfo.credentialBackedUp,
      transports: TRANSPORTS.filter((one) => transports?.includes(one)),
      aaguid: registrationInfo.aaguid,
    }
  } catch {
    return null
  }
}

/** Null: it is not the passkey. */
export async function checkHeld(
  request: Request,
  challenge: string,
  given: PasskeyResponse,
  held: HeldPasskey,
): Promise<{ counter: number; backedUp: boolean } | null> {
  const { id, rawId, type, response } = given
  const { clientDataJSON, authenticatorData, signature, userHandle } = response
  try {
    if (userHandle !== isoBase64URL.fromBuffer(isoUint8Array.fromHex(await handleOf(held.userId)))) return null
    const { verified, authenticationInfo } = await verifyAuthenticationResponse({
      response: {
        id,
        rawId,
        type,
        response: { clientDataJSON, authenticatorData, signature, userHandle },
        clientExtensionResults: {},
      },
      ...expectationOf(request, challenge),
      // The library looks at the counter before the signature, and anybody could make it seem that a passkey was copied.
      credential: { id, publicKey: fromBase64(held.publicKey), counter: 0 },
    })
    return verified ? { counter: authenticationInfo.newCounter, backedUp: authenticationInfo.credentialBackedUp } : null
  } catch {
    return null
  }
}

function expectationOf(request: Request, challenge: string) {
  const { origin, rpID } = siteOf(request)
  return { expectedChallenge: challenge, expectedOrigin: origin, expectedRPID: rpID, requireUserVerification: true }
}

/** Where our pages are: the address that was asked, never one that the request only tells of. */
function siteOf(request: Request): { origin: string; rpID: string } {
  const { origin, hostname } = new URL(request.url)
  return { origin, rpID: hostname }
}

/** The maker of a device is none of our business, and the library would fetch addresses that stand in a certificate. */
function hasCertificates(attestationObject: string): boolean {
  const decoded = decodeAttestationObject(isoBase64URL.toBuffer(attestationObject))
  const format = decoded.get('fmt')
  return !(format === 'none' || format === 'packed') || decoded.get('attStmt').get('x5c') !== undefined
}

/** What a device keeps of whom the passkey is for: at most 64 bytes, and neither name nor e-mail. */
function handleOf(userId: string): Promise<string> {
  return sha256Hex(userId)
}
