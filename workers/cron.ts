import { drizzle } from 'drizzle-orm/d1'
import { forgetAlarms } from './abuse/alarms-over'
import { discardPlaces } from './abuse/session-watch'
import { signCheckpoints } from './audit/checkpoint'
import { forgetDevices } from './auth/devices'
import { sweepExpiredKeys } from './auth/key-expiry'
import { forgetLeavers } from './auth/leavers'
import { discardEnded } from './auth/queries'
import { sweepCanary } from './canary/sweep'
import { sweepHealth } from './channels/sweep'
import type { Env } from './env'
import { sweepIngest } from './knowledge/ingest'
import { sweepSources } from './knowledge/sources/sweep'
import { sweepTokenWaits } from './media/token-wait'
import { AUDIT_KEPT_MS, discardAuditBefore } from './operator/audit'
import { discardReplayedBefore } from './operator/dead-letters'
import { sweepIntakeRows } from './operator/intake'
import { forgetParkedBefore } from './operator/parked'
import { discardUnroutedBefore } from './operator/unrouted'
import { forgetInvitations } from './people/invitations-over'
import { expireKeys } from './platform/idempotency'
import { errorName, log } from './platform/log'
import { sweepTemplates } from './templates/sync'
import { discardTrials, sweepTrials } from './trials/run'
import { discardOldSecrets } from './webhooks/secrets'
import { sweepWebhooks } from './webhooks/sweep'
import { sweepIntake } from './whatsapp/intake'

const DAY_MS = 86_400_000
/** What nobody placed in this time, nobody will: and it holds people's words. */
const UNROUTED_MS = 30 * DAY_MS
/** A large webhook that was worked off: its row only says so. */
const INTAKE_DONE_MS = 7 * DAY_MS
const REPLAYED_MS = 30 * DAY_MS

type Sweep = (env: Env, now: number) => Promise<unknown>

/** All periodic work: cron line of wrangler.toml → sweeps, by name. Each is safe to repeat and to miss. */
const SWEEPS: Record<string, Record<string, Sweep>> = {
  '* * * * *': {
    ingest: sweepIngest,
    sources: sweepSources,
    intake: sweepIntake,
    health: sweepHealth,
    templates: sweepTemplates,
    mediaTokens: sweepTokenWaits,
    canary: sweepCanary,
    keys: sweepExpiredKeys,
    webhooks: sweepWebhooks,
    trials: sweepTrials,
  },
  '17 3 * * *': {
    idempotency: (env, now) => expireKeys(drizzle(env.DB), now),
    sessions: discardEnded,
    devices: forgetDevices,
    leavers: forgetLeavers,
    invitations: forgetInvitations,
    webhookSecrets: discardOldSecrets,
    unrouted: (env, now) => discardUnroutedBefore(env, now - UNROUTED_MS),
    alarms: forgetAlarms,
    intakeDone: (env, now) => sweepIntakeRows(env, 'done', now - INTAKE_DONE_MS),
    intakeFailed: (env, now) => sweepIntakeRows(env, 'failed', now - UNROUTED_MS),
    deadLetters: (env, now) => discardReplayedBefore(env, now - REPLAYED_MS),
    parked: (env, now) => forgetParkedBefore(env, now - AUDIT_KEPT_MS),
    checkpoints: signCheckpoints,
    sessionPlaces: discardPlaces,
    trialsOver: discardTrials,
    audit: (env, now) => discardAuditBefore(env, now - AUDIT_KEPT_MS),
  },
}

/** A sweep that fails, or waits for a Meta that does not answer, does not keep the others from running. */
export async function runCron(cron: string, env: Env, now = Date.now()): Promise<void> {
  const sweeps = Object.entries(SWEEPS[cron] ?? {})
  await Promise.all(
    sweeps.map(async ([name, sweep]) => {
      try {
        await sweep(env, now)
      } catch (error) {
        log.error('cron.failed', { sweep: name, error: errorName(error) })
      }
    }),
  )
}
