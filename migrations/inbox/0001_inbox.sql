-- Whose inbox this is, fixed by the first write. After an erasure this row is all that is left.
-- last_n: positions given out so far when batches were last removed (their rows may be gone, their numbers never come again).
CREATE TABLE inbox (
  one INTEGER PRIMARY KEY CHECK (one = 1),
  tenant_id TEXT NOT NULL,
  last_n INTEGER NOT NULL DEFAULT 0,
  trimmed_to INTEGER NOT NULL DEFAULT 0,
  erased_at INTEGER
);

-- One line per conversation. section and last_at are null while there is nothing to list. The row is the JSON that
-- lists and sockets carry. A status changes neither of the indexed columns and so writes one row.
CREATE TABLE conversations (
  id TEXT PRIMARY KEY,
  epoch INTEGER NOT NULL,
  version INTEGER NOT NULL,
  last_at INTEGER,
  section TEXT,
  row TEXT
) WITHOUT ROWID;
CREATE INDEX conversations_by_time ON conversations (last_at, id, section) WHERE section IS NOT NULL;

-- One row per publish: positions first … first + count - 1. sources: 1 whatsapp, 2 whatsnexus. events last: a scan of
-- the columns before it does not read the text.
CREATE TABLE feed (
  first INTEGER PRIMARY KEY,
  count INTEGER NOT NULL,
  sources INTEGER NOT NULL,
  at INTEGER NOT NULL,
  conversation_id TEXT,
  events TEXT NOT NULL
);

-- Publishes of an epoch below this one come from before the erasure.
CREATE TABLE forgotten (
  conversation_id TEXT PRIMARY KEY,
  epoch INTEGER NOT NULL,
  at INTEGER NOT NULL
) WITHOUT ROWID;

-- Events of no conversation have no version: what was recorded is known by its key.
CREATE TABLE account_keys (
  key TEXT PRIMARY KEY,
  at INTEGER NOT NULL
) WITHOUT ROWID;
