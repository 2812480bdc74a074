-- Possible links: keyed tokens of whom files keep away and of the people of the office. Equality only; each side has a key
-- of its own. docs/releases.md says what each column tells.
CREATE TABLE link_records (
  record BLOB PRIMARY KEY CHECK (length(record) = 16),
  side INTEGER NOT NULL CHECK (side IN (0, 1)),
  holder BLOB NOT NULL CHECK (length(holder) = 16),
  matcher INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE link_tokens (
  token BLOB NOT NULL CHECK (length(token) = 17),
  record BLOB NOT NULL REFERENCES link_records (record) ON DELETE CASCADE,
  PRIMARY KEY (token, record)
) STRICT, WITHOUT ROWID;
CREATE INDEX link_tokens_by_record ON link_tokens (record);

CREATE TABLE declarations (
  staff BLOB NOT NULL CHECK (length(staff) = 16),
  reader BLOB NOT NULL CHECK (length(reader) = 32),
  sealed BLOB NOT NULL,
  PRIMARY KEY (staff, reader)
) STRICT, WITHOUT ROWID;
