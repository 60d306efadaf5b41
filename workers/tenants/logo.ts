import type { Env } from '../env'
import { HEAD_BYTES, sniff } from '../media/sniff'
import { extensionOf } from '../media/types'
import { sha256Hex } from '../platform/bytes'
import { Problem } from '../platform/problem'
import type { TenantScope } from '../platform/tenant-scope'
import { findTenant, putLogo } from './queries'

/** It stands in the corner of a page and in e-mails. */
export const LOGO_BYTES = 256 * 1024
/** A browser draws them without running anything; SVG could hold a script. */
const LOGO_TYPES = new Set(['image/png', 'image/jpeg', 'image/webp'])

/** Keeps the picture under its own hash, so that a changed logo has another address. Throws a 400 for what is no logo. */
export async function keepLogo(env: Env, scope: TenantScope, bytes: ArrayBuffer): Promise<void> {
  const type = sniff(new Uint8Array(bytes, 0, Math.min(bytes.byteLength, HEAD_BYTES)), { kind: 'image' })
  if (bytes.byteLength === 0 || bytes.byteLength > LOGO_BYTES || !LOGO_TYPES.has(type)) throw unsuitable()
  const key = `${scope.tenantId}/organization/logo-${(await sha256Hex(bytes)).slice(0, 24)}`
  await env.BUCKET.put(key, bytes, {
    httpMetadata: { contentType: type },
    customMetadata: { filename: `logo.${extensionOf(type)}` },
  })
  await replaceLogo(env, scope, key)
}

/** Safe to repeat. */
export async function removeLogo(env: Env, scope: TenantScope): Promise<void> {
  await replaceLogo(env, scope, null)
}

async function replaceLogo(env: Env, scope: TenantScope, key: string | null): Promise<void> {
  const before = (await findTenant(scope))?.logo ?? null
  await putLogo(scope, key)
  if (before !== null && before !== key) await env.BUCKET.delete(before)
}

function unsuitable(): Problem {
  return new Problem({
    status: 400,
    code: 'logo.unsuitable',
    title: 'Not a logo',
    detail: `A logo is a PNG, JPEG or WebP picture of at most ${LOGO_BYTES / 1024} KB.`,
    nextStep: 'Choose another picture, or make this one smaller.',
  })
}
