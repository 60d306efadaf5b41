-- Files that somebody here is about to send. The bytes are in the bucket, under the conversation's name.
CREATE TABLE uploads (
  id TEXT PRIMARY KEY,
  kind TEXT NOT NULL,
  -- Null while it arrives.
  mime_type TEXT,
  size INTEGER,
  filename TEXT,
  created_at INTEGER NOT NULL,
  -- How far the log had come then: what says it comes after.
  after_seq INTEGER NOT NULL,
  sent INTEGER NOT NULL DEFAULT 0,
  -- Meta's id for it, which belongs to the number that it was given to.
  meta_id TEXT,
  meta_number TEXT,
  meta_at INTEGER
) WITHOUT ROWID;
