-- What Meta charges for, counted from the feed up to folded_to: before events are forgotten, and when somebody asks.
-- caps: JSON, the tenant's, as D1 has them. warned: JSON, of which caps it was said already.
CREATE TABLE meter (
  one INTEGER PRIMARY KEY CHECK (one = 1),
  folded_to INTEGER NOT NULL DEFAULT 0,
  caps TEXT NOT NULL DEFAULT '[]',
  warned TEXT NOT NULL DEFAULT '[]'
);
INSERT INTO meter (one) VALUES (1);

-- Messages that arrived, by month (UTC). country: of the number they went to; '' where it has none.
CREATE TABLE arrived (
  month TEXT NOT NULL,
  phone_number_id TEXT NOT NULL,
  category TEXT NOT NULL,
  type TEXT NOT NULL,
  country TEXT NOT NULL,
  count INTEGER NOT NULL,
  PRIMARY KEY (month, phone_number_id, category, type, country)
) WITHOUT ROWID;

-- Sends that a cap has let pass: they are counted before they arrive.
CREATE TABLE allowed (
  month TEXT NOT NULL,
  phone_number_id TEXT NOT NULL,
  category TEXT NOT NULL,
  count INTEGER NOT NULL,
  PRIMARY KEY (month, phone_number_id, category)
) WITHOUT ROWID;
