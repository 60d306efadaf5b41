-- What one person keeps of a conversation, a row each: how many of its messages they have seen (an integer), and their
-- drafts of a reply and of a note (JSON, padded). Words stand alone in their row: where another value of the same row
-- changed its size, SQLite would move them and leave a copy behind. n: how far the feed had come at the last change,
-- for sockets that come back: a mark takes no position of its own.
CREATE TABLE marks (
  conversation_id TEXT NOT NULL,
  user_id TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('seen', 'reply', 'note')),
  n INTEGER NOT NULL,
  value,
  PRIMARY KEY (conversation_id, user_id, kind)
) WITHOUT ROWID;
CREATE INDEX marks_by_change ON marks (user_id, n);

-- Section first: a page of one section reads what it shows, however much the others hold.
DROP INDEX conversations_by_time;
CREATE INDEX conversations_by_section ON conversations (section, last_at, id) WHERE section IS NOT NULL;

-- Since when a customer waits for people; null for everybody else, so that an ordinary message never touches the index.
ALTER TABLE conversations ADD COLUMN waiting_at INTEGER;
CREATE INDEX conversations_by_wait ON conversations (waiting_at, id) WHERE waiting_at IS NOT NULL;

-- How many conversations were resolved after a publish, in its own row: counting them would read all history, and a
-- counter elsewhere would be a row more. inbox.resolved holds it while the feed is empty.
ALTER TABLE feed ADD COLUMN resolved INTEGER;
ALTER TABLE inbox ADD COLUMN resolved INTEGER NOT NULL DEFAULT 0;
UPDATE inbox SET resolved = (SELECT COUNT(*) FROM conversations WHERE section = 'resolved');

-- Rows of an older release lack what their conversations now start to count.
UPDATE conversations SET row = json_insert(row, '$.inbound', 0, '$.waitingSince', NULL) WHERE section IS NOT NULL;
