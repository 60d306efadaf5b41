-- Which number this is.
CREATE TABLE channel (
  one INTEGER PRIMARY KEY CHECK (one = 1),
  tenant_id TEXT NOT NULL,
  channel_id TEXT NOT NULL
);
