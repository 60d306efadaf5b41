/**
 * Every place where personal data can be, with how to find, export and erase it there. Export, retention and erasure
 * walk this list; a test fails when a table, column, bucket prefix, binding or object class is missing from it.
 */

/** `none`: no personal data by construction; `why` says what stands there instead. */
export type Holding =
  | { personal: 'none'; why: string }
  | { personal: 'yes'; what: string; find: string; export: 'by_contact' | 'by_tenant' | 'no'; erase: string }

interface Table {
  columns: readonly string[]
  holds: Holding
}

const none = (why: string): Holding => ({ personal: 'none', why })
const yes = (what: string, find: string, exported: 'by_contact' | 'by_tenant' | 'no', erase: string): Holding => ({
  personal: 'yes',
  what,
  find,
  export: exported,
  erase,
})

const BLANKED = 'overwritten with equal length, then deleted'
const WITH_OBJECT = 'erase() of the object: overwritten, deleteAll after 8 days'

export const D1: Record<string, Table> = {
  tenants: {
    columns: [
      ...[
        'id',
        'name',
        'locale',
        'time_zone',
        'region',
        'logo',
        'business_hours',
        'holidays',
        'retention',
        'healthcare',
      ],
      ...['two_factor_required', 'visibility', 'masks_contacts', 'created_at', 'updated_at'],
    ],
    holds: none('a business and its settings'),
  },
  users: {
    columns: [
      ...['id', 'email', 'name', 'email_verified', 'two_factor_enabled', 'locale', 'image'],
      ...['created_at', 'updated_at'],
    ],
    holds: yes('staff: name and e-mail', 'id, from members', 'by_tenant', BLANKED),
  },
  members: {
    columns: ['tenant_id', 'user_id', 'role', 'role_id', 'deactivated_at', 'created_at', 'updated_at'],
    holds: none('ids and a role'),
  },
  roles: {
    columns: ['tenant_id', 'id', 'name', 'permissions', 'created_at', 'updated_at'],
    holds: none("the business's own words for its work"),
  },
  teams: {
    columns: ['tenant_id', 'id', 'name', 'created_at', 'updated_at'],
    holds: none("the business's own words for its work"),
  },
  team_members: { columns: ['tenant_id', 'team_id', 'user_id'], holds: none('ids of staff') },
  invitations: {
    columns: [
      ...['tenant_id', 'id', 'email', 'role', 'role_id', 'team_ids', 'token_hash', 'invited_by'],
      ...['expires_at', 'accepted_at', 'revoked_at', 'created_at'],
    ],
    holds: yes('e-mail of future staff', 'tenant_id', 'by_tenant', `${BLANKED}: a month after it was over`),
  },
  sessions: {
    columns: [
      ...['id', 'user_id', 'token', 'expires_at', 'ip_address', 'user_agent', 'tenant_id', 'verified_at', 'sso'],
      ...['country', 'last_used_at', 'created_at', 'updated_at'],
    ],
    holds: yes(
      'which browser staff signed in with, and in which country; no address',
      'user_id',
      'by_tenant',
      'deleted when it ends',
    ),
  },
  accounts: {
    columns: [
      ...['id', 'user_id', 'account_id', 'provider_id', 'access_token', 'refresh_token', 'id_token', 'scope'],
      ...['access_token_expires_at', 'refresh_token_expires_at', 'password', 'created_at', 'updated_at'],
    ],
    holds: yes('staff: the scrypt hash of a password', 'user_id', 'no', BLANKED),
  },
  verifications: {
    columns: ['id', 'identifier', 'value', 'expires_at', 'created_at', 'updated_at'],
    holds: yes('e-mail of staff who must prove it', 'identifier', 'no', 'deleted once over, by the nightly sweep'),
  },
  two_factors: {
    columns: [...['id', 'user_id', 'secret', 'backup_codes', 'verified', 'failed_verification_count', 'locked_until']],
    holds: none('secrets of authenticator apps and recovery codes, encrypted'),
  },
  passkeys: {
    columns: [
      ...['id', 'name', 'public_key', 'user_id', 'credential_id', 'counter', 'device_type', 'backed_up'],
      ...['transports', 'created_at', 'aaguid'],
    ],
    holds: yes(
      'what staff call their passkeys',
      'user_id',
      'by_tenant',
      'deleted by the person, or a month after they have left',
    ),
  },
  devices: {
    columns: ['user_id', 'device_hash', 'name', 'first_seen_at', 'last_seen_at'],
    holds: yes(
      'which browsers staff sign in with',
      'user_id',
      'by_tenant',
      'deleted after 400 days unseen, or a month after they have left',
    ),
  },
  single_sign_ons: {
    columns: [
      ...['tenant_id', 'issuer', 'client_id', 'client_secret', 'key_id', 'domains', 'required'],
      ...['proven_domains', 'created_at', 'updated_at'],
    ],
    holds: none("the business's own provider and its secret, encrypted"),
  },
  labels: {
    columns: ['tenant_id', 'id', 'name', 'colour', 'created_at', 'updated_at'],
    holds: none("the business's own words for its work"),
  },
  api_keys: {
    columns: [
      ...['tenant_id', 'id', 'name', 'hash', 'scopes', 'prefix', 'per_minute', 'created_by', 'expires_at'],
      ...['last_used_at', 'created_at', 'updated_at', 'revoked_at'],
    ],
    holds: none('a hash of a random secret'),
  },
  webhook_endpoints: {
    columns: [
      ...['tenant_id', 'id', 'url', 'description', 'kinds', 'secret', 'key_id', 'old_secret', 'old_secret_until'],
      ...['cursor', 'state', 'attempts', 'failing_since', 'next_try_at', 'last_status', 'last_ok_at', 'created_by'],
      ...['created_at', 'updated_at'],
    ],
    holds: none("addresses of the tenant's own programs, and secrets, encrypted"),
  },
  webhook_tries: {
    columns: ['tenant_id', 'endpoint_id', 'id', 'at', 'events', 'first_event_id', 'status', 'ms', 'failure'],
    holds: none('ids of events and counts, never what was in them'),
  },
  apps: {
    columns: ['slug', 'tenant_id', 'app_secret', 'verify_token', 'key_id', 'created_at', 'updated_at'],
    holds: none("the tenant's own secrets, encrypted"),
  },
  channels: {
    columns: [
      ...['id', 'tenant_id', 'phone_number_id', 'waba_id', 'display_phone_number', 'app_id', 'assistant'],
      ...['keyword_rules', 'guard_flood', 'guard_loop', 'messages_per_second', 'pair_burst'],
      ...['access_token', 'key_id', 'token_changed_at', 'created_at', 'updated_at'],
      ...['name', 'on_business_app', 'read_marks', 'health', 'health_at', 'disconnected_at'],
    ],
    holds: none("the business's own number and settings"),
  },
  channel_events: {
    columns: ['tenant_id', 'id', 'channel_id', 'waba_id', 'kind', 'severity', 'detail', 'by_user', 'at'],
    holds: none("what Meta told of the business's own numbers; ids of staff"),
  },
  channel_hops: {
    columns: ['tenant_id', 'channel_id', 'hop', 'ok_at', 'failed_at', 'failures', 'ms', 'note'],
    holds: none('times and counts of the way that messages take'),
  },
  templates: {
    columns: [
      ...['tenant_id', 'waba_id', 'name', 'language', 'meta_id', 'category', 'next_category', 'next_category_at'],
      ...['status', 'reason', 'quality', 'parameter_format', 'components', 'fallbacks', 'ttl_seconds', 'edited_at'],
      ...['created_at', 'updated_at'],
    ],
    holds: none('what the business writes to many, with blanks for names'),
  },
  media_waits: {
    columns: ['tenant_id', 'channel_id', 'conversation_id', 'refused_at'],
    holds: none('ids, and when a token was refused'),
  },
  template_syncs: {
    columns: ['tenant_id', 'waba_id', 'synced_at', 'error_code', 'next_at', 'updated_at'],
    holds: none('times'),
  },
  usage_caps: {
    columns: ['tenant_id', 'channel_id', 'category', 'monthly', 'action', 'created_at', 'updated_at'],
    holds: none('numbers'),
  },
  contacts: {
    columns: ['id', 'tenant_id', 'name', 'username', 'messaged_at', 'merged_into', 'created_at', 'updated_at'],
    holds: yes('name and username', 'id, from an alias', 'by_contact', BLANKED),
  },
  contact_aliases: {
    columns: ['tenant_id', 'portfolio', 'kind', 'value', 'contact_id', 'seen_at', 'held_since', 'ended_at'],
    holds: yes('phone numbers and user ids', 'kind, value', 'by_contact', BLANKED),
  },
  contact_conversations: {
    columns: ['tenant_id', 'conversation_id', 'channel_id', 'contact_id', 'contact_key', 'created_at'],
    holds: yes('the key: a phone number or user id', 'contact_id', 'by_contact', BLANKED),
  },
  contact_merges: {
    columns: ['tenant_id', 'id', 'from_contact_id', 'into_contact_id', 'by_user', 'at', 'undone_by', 'undone_at'],
    holds: none('ids of contacts and of staff'),
  },
  consents: {
    columns: [
      ...['id', 'tenant_id', 'contact_key', 'contact_id', 'purpose', 'state', 'source', 'evidence_id', 'at'],
      'created_at',
    ],
    holds: yes(
      'what a number agreed to or refused',
      'contact_key, contact_id',
      'by_contact',
      'kept while a refusal must be honoured; else overwritten with equal length, then deleted',
    ),
  },
  documents: {
    columns: [
      ...['tenant_id', 'id', 'title', 'kind', 'language', 'state', 'version', 'content_hash', 'error'],
      ...['without_vectors', 'vectors', 'r2_key', 'chunks', 'chunks_done', 'audience', 'expires_at', 'file_name'],
      ...['media_type', 'file_bytes', 'url', 'source_id', 'published', 'draft', 'attempts', 'due_at'],
      ...['created_at', 'updated_at'],
    ],
    holds: none('metadata of what the business publishes about itself'),
  },
  document_versions: {
    columns: [
      ...['tenant_id', 'document_id', 'version', 'title', 'kind', 'language', 'r2_key', 'bytes', 'saved_by'],
      ...['created_at'],
    ],
    holds: none('metadata of what the business published before'),
  },
  sources: {
    columns: [
      ...['tenant_id', 'id', 'kind', 'url', 'audience', 'every_hours', 'state', 'error', 'pages', 'pages_done'],
      ...['pages_failed', 'run', 'attempts', 'read_at', 'due_at', 'created_at', 'updated_at'],
    ],
    holds: none("addresses of the business's own web pages"),
  },
  assistant_settings: {
    columns: ['tenant_id', 'section', 'value', 'updated_by', 'updated_at'],
    holds: none('how the business wants its assistant to behave'),
  },
  leads: {
    columns: [
      ...['tenant_id', 'id', 'conversation_id', 'contact_id', 'stage', 'stage_by', 'proposed_stage', 'score'],
      ...['reasons', 'facts', 'origin', 'owner_id', 'epoch', 'seq', 'heard_at', 'created_at', 'updated_at'],
    ],
    holds: yes(
      'what a customer told about themselves',
      'conversation id',
      'by_contact',
      `${BLANKED}: with its conversation`,
    ),
  },
  question_sets: {
    columns: ['tenant_id', 'id', 'name', 'questions', 'created_at', 'updated_at'],
    holds: none('questions that the business wrote to try its assistant'),
  },
  trial_runs: {
    columns: [
      ...['tenant_id', 'id', 'kind', 'state', 'set_id', 'params', 'result', 'error', 'total', 'done', 'started_by'],
      ...['attempts', 'due_at', 'ended_at', 'created_at', 'updated_at'],
    ],
    holds: none('ids and counts'),
  },
  unrouted_events: {
    columns: [
      ...['seq', 'id', 'content_hash', 'app_id', 'reason', 'field', 'phone_number_id', 'waba_id', 'raw'],
      ...['received_at', 'replayed_at'],
    ],
    holds: yes('raw payloads of people nobody could place', 'search in raw', 'no', `${BLANKED}; all after 30 days`),
  },
  webhook_intake: {
    columns: ['id', 'r2_key', 'app_id', 'state', 'items', 'attempts', 'received_at', 'next_at', 'done_at'],
    holds: none('ids only; the bytes are in R2 under intake/'),
  },
  dead_letters: {
    columns: ['seq', 'id', 'queue', 'message_id', 'body', 'attempts', 'received_at', 'replayed_at'],
    holds: none('queue bodies, which carry ids only'),
  },
  parked_timers: {
    columns: ['tenant_id', 'conversation_id', 'timer', 'attempts', 'reason', 'at'],
    holds: none('ids and the names of timers and errors'),
  },
  audit_entries: {
    columns: [
      ...['tenant_id', 'n', 'at', 'actor', 'action', 'target', 'detail', 'session_id', 'request_id'],
      ...['previous_hash', 'hash'],
    ],
    holds: none('ids of staff and of what they changed, and words of ours; never what anybody wrote'),
  },
  audit_checkpoints: {
    columns: ['tenant_id', 'month', 'n', 'hash', 'signature', 'at'],
    holds: none('hashes and signatures'),
  },
  security_alarms: {
    columns: ['tenant_id', 'id', 'kind', 'about', 'detail', 'at', 'seen_by', 'seen_at'],
    holds: none('ids and counts; deleted after 400 days, by the nightly sweep'),
  },
  session_places: {
    columns: ['session_id', 'country', 'browser', 'seen_at'],
    holds: yes('staff: country and kind of browser', 'session_id', 'no', 'deleted after a day, by the nightly sweep'),
  },
  operator_audit: {
    columns: ['id', 'at', 'method', 'path', 'status', 'request_id'],
    holds: none('paths, in which only ids stand'),
  },
  idempotency_keys: {
    columns: ['tenant_id', 'route', 'key', 'request_hash', 'status', 'answer', 'created_at', 'expires_at'],
    holds: yes(
      'answers to writes; sends are not among them',
      'tenant_id',
      'no',
      'deleted 24 hours after the request, by the nightly sweep',
    ),
  },
}

/** What /healthz expects to be there. */
export const D1_TABLES = Object.keys(D1)

/** By binding: the class, and the tables of its SQLite. */
export const OBJECTS: Record<string, { className: string; tables: Record<string, Holding> }> = {
  CONVERSATIONS: {
    className: 'ConversationDO',
    tables: {
      log: yes('every message, wamid, name and number of one conversation', 'conversation', 'by_contact', WITH_OBJECT),
      snapshot: yes('who it is and the newest text', 'conversation', 'by_contact', WITH_OBJECT),
      timers: none('names of timers and when they are due'),
      uploads: yes('names of files that staff are about to send', 'conversation', 'no', `${BLANKED}, with the object`),
    },
  },
  INBOXES: {
    className: 'InboxDO',
    tables: {
      inbox: none('which tenant'),
      conversations: yes('name, number and newest text per conversation', 'conversation_id', 'by_contact', 'forget()'),
      feed: yes('every event for 7 days', 'conversation_id', 'by_contact', 'forget(); all after 7 days'),
      marks: yes(
        'what staff have seen, and what they were writing to or about a customer',
        'conversation_id; user_id',
        'by_contact',
        `forget(): ${BLANKED}; a draft also when another takes its place`,
      ),
      forgotten: none('ids of what was erased'),
      account_keys: none('hashes of events about the account'),
      meter: none('how far the counts have come, and the caps'),
      arrived: none('counts by month, number, category and country'),
      allowed: none('counts by month, number and category'),
    },
  },
  KNOWLEDGE: {
    className: 'KnowledgeDO',
    tables: {
      owner: none('which tenant'),
      documents: none('titles of what the business publishes about itself'),
      chunks: none('what the business publishes about itself'),
      intents: none('example sentences that the business wrote'),
      weights: none('numbers trained on those examples'),
      training: none('which version of the intents was learnt'),
      questions: yes(
        'what customers asked',
        'conversation id',
        'by_contact',
        'forget() of the conversation; all after 90 days',
      ),
      set_aside: none('hashes of suggestions that somebody dealt with; all after 90 days'),
      forgotten: none('ids of what was erased'),
      spend: none('counts by day'),
      trial_results: yes(
        'what customers asked, tried again',
        'conversation id',
        'by_contact',
        'forget() of the conversation; all after 90 days',
      ),
    },
  },
  CHANNELS: {
    className: 'ChannelDO',
    tables: {
      channel: none('which number of which tenant, and how it is doing'),
      reached: none('hashes under a secret of whom the business wrote to in the last 24 hours'),
    },
  },
  /** Its key-value rows are numbers; the names of its objects are ids, or hashes under a secret. */
  RATE_LIMITERS: { className: 'RateLimiterDO', tables: {} },
}

/** First part of a key in BUCKET; `tenant`: keys that start with the tenant's id. */
export const BUCKET_PREFIXES: Record<string, Holding> = {
  'intake/': yes('whole webhook bodies', 'webhook_intake', 'no', 'deleted once worked off'),
  tenant: yes(
    'files of conversations, under <tenant>/media/<conversation>/; beside them what the business publishes about itself, and its logo',
    'prefix of the conversation, and of those that moved there',
    'by_contact',
    'erase() of the conversation deletes the prefix; an upload that nobody sends, after 24 hours',
  ),
}

/** Every binding that is no Durable Object and no D1. Variables and secrets hold nobody's data. */
export const BINDINGS: Record<string, Holding> = {
  DB: yes('see D1', 'D1', 'by_contact', 'table by table'),
  BUCKET: yes('see BUCKET_PREFIXES', 'prefix', 'by_tenant', 'prefix by prefix'),
  INGEST_QUEUE: none('ids only'),
  INTAKE_QUEUE: none('ids only'),
  MEDIA_QUEUE: none('ids only'),
  TRIAL_QUEUE: none('ids only'),
  AI: none('keeps nothing: prompts are not stored by the platform'),
  KNOWLEDGE_INDEX: none('embeddings of documents and of intent examples, which the business wrote'),
}

/** Where data is that no binding shows. */
export const ELSEWHERE: Record<string, Holding> = {
  'browsers of staff': yes(
    'what they wrote and the server does not have yet: messages and drafts, in IndexedDB',
    'user id and conversation id, in the key',
    'no',
    'once the server has it; at sign-out; else by clearing the data of the site',
  ),
  logs: none('ids, counts and codes'),
  'isolate memory': yes(
    'channel settings, decrypted tokens and signed-in staff, no customers',
    'none',
    'no',
    'gone within 60 seconds',
  ),
}
