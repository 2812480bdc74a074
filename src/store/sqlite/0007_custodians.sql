-- Escrows for the custodians; security keys.
CREATE TABLE escrows (
  group_id BLOB NOT NULL CHECK (length(group_id) = 16),
  version INTEGER NOT NULL,
  sealed BLOB NOT NULL,
  PRIMARY KEY (group_id, version)
) STRICT, WITHOUT ROWID;

CREATE TABLE security_keys (
  staff BLOB NOT NULL CHECK (length(staff) = 16),
  place INTEGER NOT NULL,
  id BLOB NOT NULL UNIQUE CHECK (length(id) = 32),
  sealed BLOB NOT NULL,
  PRIMARY KEY (staff, place)
) STRICT, WITHOUT ROWID;
