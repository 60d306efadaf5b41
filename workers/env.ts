import type { ChannelDO } from '../durable-objects/channel'
import type { ConversationDO } from '../durable-objects/conversation'
import type { InboxDO } from '../durable-objects/inbox'
import type { KnowledgeDO } from '../durable-objects/knowledge'
import type { IngestJob } from './knowledge/ingest-job'
import type { MediaJob } from './media/job'
import type { TrialJob } from './trials/job'
import type { IntakeJob } from './whatsapp/intake-job'

/** Every binding, typed once. In production they come from wrangler.toml, locally from the host program. */
export interface Env {
  DB: D1Database
  BUCKET: R2Bucket
  CONVERSATIONS: DurableObjectNamespace<ConversationDO>
  INBOXES: DurableObjectNamespace<InboxDO>
  KNOWLEDGE: DurableObjectNamespace<KnowledgeDO>
  CHANNELS: DurableObjectNamespace<ChannelDO>
  /** Spoken to through itty-durable (auth/rate-limit.ts), whose objects have no RPC. */
  RATE_LIMITERS: DurableObjectNamespace
  INGEST_QUEUE: Queue<IngestJob>
  INTAKE_QUEUE: Queue<IntakeJob>
  MEDIA_QUEUE: Queue<MediaJob>
  TRIAL_QUEUE: Queue<TrialJob>
  AI: AiBinding
  KNOWLEDGE_INDEX: VectorIndex
  /** Base of the Graph API, without a trailing slash. */
  GRAPH_API_URL: string
  /** `v25.0` */
  GRAPH_VERSION: string
  META_APP_SECRET: string
  META_VERIFY_TOKEN: string
  /** Of the platform's Meta app; without it there is no embedded sign-up. */
  META_APP_ID?: string
  /** The sign-up's configuration at Meta. */
  META_CONFIG_ID?: string
  /** Where Meta reaches the webhook, `https://…` without a path, when that is not where the dashboard is. */
  WEBHOOK_ORIGIN?: string
  /**
   * Hosts (`host` or `host:port`, with commas between) that tenants may give although they are not https or not public:
   * receivers on a developer's own machine. Empty in production.
   */
  WEBHOOK_ALLOWED_HOSTS?: string
  /** Who is asked for the records by which domains are proven: DNS over HTTPS, as JSON. Left out: Cloudflare's. */
  DNS_API_URL?: string
  /** Base of the mail provider's API (Resend's), without a trailing slash. */
  MAIL_API_URL: string
  MAIL_API_KEY?: string
  /** `WhatsNexus <accounts@…>` */
  MAIL_FROM: string
  /** Where the dashboard is, `https://…` without a path, when that is not where the API was asked. */
  DASHBOARD_ORIGIN?: string
  OPERATOR_TOKEN?: string
  /** Permanent: names of objects are HMACs under it. Changing it loses every conversation. */
  NAME_KEY: string
  /** Key ring for channel tokens: `{"current":"k1","keys":{"k1":"<base64 of 32 bytes>"}}`. */
  TOKEN_KEYS: string
  /** Signs the cookies of people's sessions. Changing it signs everybody out. */
  AUTH_SECRET: string
  /** Signs the audit log's monthly checkpoints: an Ed25519 key, PKCS #8 in base64. Without it there are none. */
  AUDIT_KEY?: string
  /** People shown on the sign-in page, with their passwords: JSON, for demonstrations only (auth/sign-in-hints.ts). */
  SIGN_IN_HINTS?: string
  /** Quiet time before the assistant answers a burst, ms. */
  TURN_DELAY_MS?: string
  /** How long a send whose answer was lost waits for a status before it is sent again, ms. */
  UNKNOWN_SEND_WAIT_MS?: string
}

/** The part of Workers AI we use; the local stand-in has the same shape. */
export interface AiBinding {
  run(model: string, inputs: Record<string, unknown>, options?: Record<string, unknown>): Promise<unknown>
}

/** The part of Vectorize we use; the local stand-in has the same shape. */
export interface VectorIndex {
  query(vector: number[], options: VectorQuery): Promise<{ count: number; matches: VectorMatch[] }>
  upsert(vectors: VectorRecord[]): Promise<unknown>
  deleteByIds(ids: string[]): Promise<unknown>
  getByIds(ids: string[]): Promise<VectorRecord[]>
}

export interface VectorQuery {
  topK: number
  namespace: string
  filter?: Record<string, string | number | boolean>
  returnMetadata?: 'none' | 'indexed' | 'all'
}

export interface VectorMatch {
  id: string
  score: number
  metadata?: Record<string, string | number | boolean>
}

export interface VectorRecord {
  id: string
  values: number[]
  namespace?: string
  metadata?: Record<string, string | number | boolean>
}
