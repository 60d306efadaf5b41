import type { Env } from '../env'
import { appById, DEFAULT_APP } from './channels'

/** What has to be entered at Meta, exactly. */
export interface Callback {
  url: string
  /** null: for administrators only. */
  verifyToken: string | null
}

const PATH = '/webhooks/whatsapp'

/** `origin`: where we are asked; in production the webhook has an address of its own. */
export function callbackUrl(env: Env, appId: string, origin: string): string {
  const base = `${env.WEBHOOK_ORIGIN ?? origin}${PATH}`
  return appId === DEFAULT_APP ? base : `${base}/${appId}`
}

export async function callbackOf(env: Env, appId: string, origin: string): Promise<Callback> {
  const app = await appById(env, appId)
  return { url: callbackUrl(env, appId, origin), verifyToken: app?.verifyToken ?? null }
}
