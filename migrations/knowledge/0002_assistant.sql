-- Who may be told, until when, and where it stands on the web.
ALTER TABLE documents ADD COLUMN audience TEXT NOT NULL DEFAULT 'customers';
ALTER TABLE documents ADD COLUMN expires_at INTEGER;
ALTER TABLE documents ADD COLUMN url TEXT;

-- Where in the document a passage stands ("p. 12", "Prices!A5"), and a hash of its words: the same words are kept once.
ALTER TABLE chunks ADD COLUMN place TEXT;
ALTER TABLE chunks ADD COLUMN words INTEGER;
CREATE INDEX chunks_words ON chunks (words) WHERE words IS NOT NULL;

-- What customers asked and what the assistant did with it. Customers' words: they go with their conversation.
CREATE TABLE questions (
  conversation_id TEXT NOT NULL,
  seq INTEGER NOT NULL,
  at INTEGER NOT NULL,
  text TEXT NOT NULL,
  language TEXT NOT NULL,
  -- answer, clarify, hand_off
  outcome TEXT NOT NULL,
  -- of hand_off
  reason TEXT,
  intent TEXT,
  confidence REAL,
  -- JSON: ids of the documents it answered from, or the one that came closest
  documents TEXT NOT NULL,
  neurons REAL NOT NULL,
  -- confirmed, reopened; null: nothing was heard, which after a day is assumed to be fine
  resolution TEXT,
  PRIMARY KEY (conversation_id, seq)
) WITHOUT ROWID;
CREATE INDEX questions_at ON questions (at);

-- Suggestions are found anew each time; what somebody set aside, or dealt with, is remembered by its key.
CREATE TABLE set_aside (
  key TEXT PRIMARY KEY,
  how TEXT NOT NULL,
  by_user TEXT,
  at INTEGER NOT NULL
) WITHOUT ROWID;

-- What Workers AI was paid for, by day (UTC) and purpose.
CREATE TABLE spend (
  day TEXT NOT NULL,
  purpose TEXT NOT NULL,
  neurons REAL NOT NULL,
  calls INTEGER NOT NULL,
  PRIMARY KEY (day, purpose)
) WITHOUT ROWID;

-- What a trial asks, and what it found: a question without a verdict still waits. `conversation_id` where it is a customer's.
CREATE TABLE trial_results (
  run_id TEXT NOT NULL,
  n INTEGER NOT NULL,
  conversation_id TEXT,
  verdict TEXT,
  json TEXT NOT NULL,
  PRIMARY KEY (run_id, n)
) WITHOUT ROWID;
CREATE INDEX trial_results_conversation ON trial_results (conversation_id);

-- Conversations that were erased: what was said before then and arrives late is not kept.
CREATE TABLE forgotten (
  conversation_id TEXT PRIMARY KEY,
  at INTEGER NOT NULL
) WITHOUT ROWID;
