CREATE TABLE log (
  seq INTEGER PRIMARY KEY,
  at INTEGER NOT NULL,
  kind TEXT NOT NULL,
  ref INTEGER,
  key TEXT,
  -- Only what is older than its place in the log (history, what moved here): pages merge these in by time.
  past_at INTEGER,
  body TEXT NOT NULL,
  -- Messages: what became of them up to the snapshot's base.
  fold TEXT
);
CREATE UNIQUE INDEX log_key ON log (key) WHERE key IS NOT NULL;
CREATE INDEX log_past ON log (past_at) WHERE past_at IS NOT NULL;

CREATE TABLE snapshot (
  one INTEGER PRIMARY KEY CHECK (one = 1),
  tenant_id TEXT NOT NULL,
  channel_id TEXT NOT NULL,
  conversation_id TEXT NOT NULL,
  contact_key TEXT NOT NULL,
  phone_number_id TEXT NOT NULL,
  waba_id TEXT NOT NULL,
  epoch INTEGER NOT NULL,
  erased_at INTEGER,
  dropped INTEGER NOT NULL DEFAULT 0,
  base INTEGER NOT NULL,
  inbox_cursor INTEGER NOT NULL,
  projections_cursor INTEGER NOT NULL,
  state TEXT NOT NULL
);

CREATE TABLE timers (
  name TEXT PRIMARY KEY,
  due_at INTEGER NOT NULL,
  attempts INTEGER NOT NULL,
  -- Given up after too many errors; operators see and restart it.
  parked TEXT
) WITHOUT ROWID;
