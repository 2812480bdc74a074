-- From whom which file is hidden: keyed tokens of a member of staff and of the file's line (docs/formats/database.md).

CREATE TABLE walls (
  person BLOB NOT NULL CHECK (length(person) = 32),
  line BLOB NOT NULL CHECK (length(line) = 16),
  PRIMARY KEY (person, line)
) STRICT, WITHOUT ROWID;
CREATE INDEX walls_by_line ON walls (line);
