-- Trained weights are arrays of numbers, in parts: a value holds at most 2 MB. Those of before are trained anew.
DROP TABLE weights;
CREATE TABLE weights (
  name TEXT NOT NULL,
  part INTEGER NOT NULL,
  bytes BLOB NOT NULL,
  PRIMARY KEY (name, part)
);

-- Each save of the intents is a version; while the weights are of another, a job is training them.
CREATE TABLE training (
  one INTEGER PRIMARY KEY CHECK (one = 1),
  saved INTEGER NOT NULL,
  trained INTEGER NOT NULL
);
INSERT INTO training (one, saved, trained) SELECT 1, 1, 0 WHERE EXISTS (SELECT 1 FROM intents);
