-- A third side of links: whom each file is about, so that the same person is found again in another file. Only the
-- check on the side changes; both tables are written anew because SQLite cannot change a check.
CREATE TABLE link_records_anew (
  record BLOB PRIMARY KEY CHECK (length(record) = 16),
  side INTEGER NOT NULL CHECK (side IN (0, 1, 2)),
  holder BLOB NOT NULL CHECK (length(holder) = 16),
  matcher INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO link_records_anew SELECT record, side, holder, matcher FROM link_records;

CREATE TABLE link_tokens_anew (
  token BLOB NOT NULL CHECK (length(token) = 17),
  record BLOB NOT NULL REFERENCES link_records_anew (record) ON DELETE CASCADE,
  PRIMARY KEY (token, record)
) STRICT, WITHOUT ROWID;
INSERT INTO link_tokens_anew SELECT token, record FROM link_tokens;

DROP TABLE link_tokens;
DROP TABLE link_records;
ALTER TABLE link_records_anew RENAME TO link_records;
ALTER TABLE link_tokens_anew RENAME TO link_tokens;
CREATE INDEX link_tokens_by_record ON link_tokens (record);
