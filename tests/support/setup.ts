import { applyD1Migrations } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
// What the product loads by need is loaded before the first test. This runtime fetches a module over a connection of the
// request that asked first; others that wait for the same module meanwhile would hang.
import '../../workers/app'
import '../../workers/assistant/decide'
import '../../workers/assistant/deps'
import '../../workers/assistant/switch'
import '../../workers/canary/failures'
import '../../workers/canary/probe'
import '../../workers/channels/account-events'
import '../../workers/channels/notice'
import '../../workers/contacts/consent'
import '../../workers/contacts/link'
import '../../workers/cron'
import '../../workers/media/bucket'
import '../../workers/media/to-meta'
import '../../workers/operator/parked'
import '../../workers/queues'

await applyD1Migrations(env.DB, env.TEST_MIGRATIONS)
