-- A session may hold the guarded pair of its person for a few minutes (docs/formats/vault.md, "Sessions").

ALTER TABLE sessions ADD COLUMN guarded BLOB NOT NULL DEFAULT x'';
ALTER TABLE sessions ADD COLUMN guarded_until INTEGER NOT NULL DEFAULT 0;
