-- Which number this is, or whose ledger of people reached; and what must outlive a restart.
-- recorded_until: until then shares of its rate may be out. circuit, facts: JSON.
CREATE TABLE channel (
  one INTEGER PRIMARY KEY CHECK (one = 1),
  tenant_id TEXT NOT NULL,
  channel_id TEXT NOT NULL,
  recorded_until INTEGER NOT NULL DEFAULT 0,
  circuit TEXT,
  facts TEXT,
  slowed_at INTEGER
);

-- Of a portfolio: whom it wrote to outside a window, as a hash under a secret, for 24 hours.
CREATE TABLE reached (
  key TEXT PRIMARY KEY,
  at INTEGER NOT NULL
) WITHOUT ROWID;
