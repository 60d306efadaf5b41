import { productionConfig } from '../local-config.ts'

/** Throws when a deployment would let tenants give addresses that are not public: that is for one's own machine only. */
export function refuseAllowedHosts(vars: Record<string, unknown> | undefined = productionConfig().vars): void {
  if ((vars?.WEBHOOK_ALLOWED_HOSTS ?? '') !== '')
    throw new Error('wrangler.toml: WEBHOOK_ALLOWED_HOSTS must be empty, or tenants can reach what is not public')
}
