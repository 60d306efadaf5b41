import type { Env } from '../env'
import { newId } from '../platform/ids'
import type { TenantScope } from '../platform/tenant-scope'
import { GraphAdmin } from '../whatsapp/graph-admin'
import { accessToken, appById } from './channels'
import { ownApps } from './connection-queries'
import { listChannels } from './queries'

export interface OwnApp {
  slug: string
  verifyToken: string
}

interface Proven {
  phoneNumberId: string
  /** Meta took it for the token of this number. */
  appSecret: string
}

/**
 * Under which of the tenant's Meta apps a secret belongs; a new one where it is none of them. Webhooks of the other numbers
 * are signed with the secret that is kept: it is replaced only by another secret of the same app.
 */
export async function appOfSecret(env: Env, scope: TenantScope, proven: Proven): Promise<OwnApp> {
  const known = await ownApps(scope)
  for (const app of known) if ((await appById(env, app.slug))?.secret === proven.appSecret) return app
  for (const app of known) if (await isItsNewSecret(env, scope, app, proven)) return app
  return { slug: newId('app').replace('_', '-'), verifyToken: newId('verify') }
}

/** Meta takes it for the token of another number that speaks through the app, or there is no such number. */
async function isItsNewSecret(
  env: Env,
  scope: TenantScope,
  { slug }: OwnApp,
  { phoneNumberId, appSecret }: Proven,
): Promise<boolean> {
  const other = (await listChannels(scope)).find(
    (one) => one.disconnectedAt === null && one.appId === slug && one.phoneNumberId !== phoneNumberId,
  )
  if (!other) return true
  const token = await accessToken(env, other.id)
  return token !== null && (await new GraphAdmin(env, token, appSecret).number(other.phoneNumberId)).ok
}
