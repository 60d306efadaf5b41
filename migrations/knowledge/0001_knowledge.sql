-- Whose object this is. After an erasure only this row is left, for eight days: what was begun before must not write again.
CREATE TABLE owner (
  one INTEGER PRIMARY KEY CHECK (one = 1),
  tenant_id TEXT NOT NULL,
  epoch INTEGER NOT NULL,
  erased_at INTEGER
);

CREATE TABLE documents (
  document_id TEXT PRIMARY KEY,
  version INTEGER NOT NULL,
  title TEXT NOT NULL,
  kind TEXT NOT NULL,
  language TEXT,
  -- Removed, but remembered: a late job of an older version must not bring it back.
  removed INTEGER NOT NULL
) WITHOUT ROWID;

-- Tokens are hashes: (hash, count) pairs as two blobs. The inverted index is made of them in memory.
CREATE TABLE chunks (
  document_id TEXT NOT NULL,
  n INTEGER NOT NULL,
  id TEXT NOT NULL,
  heading TEXT,
  text TEXT NOT NULL,
  language TEXT NOT NULL,
  hashes BLOB NOT NULL,
  counts BLOB NOT NULL,
  length INTEGER NOT NULL,
  PRIMARY KEY (document_id, n)
) WITHOUT ROWID;

CREATE TABLE intents (
  name TEXT PRIMARY KEY,
  place INTEGER NOT NULL,
  description TEXT,
  examples TEXT NOT NULL
) WITHOUT ROWID;

-- JSON of the trained classifier, in parts: a value holds at most 2 MB.
CREATE TABLE weights (
  part INTEGER PRIMARY KEY,
  json TEXT NOT NULL
);
