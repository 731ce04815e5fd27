-- What a doctor or manager let go out in spite of the guard; one that was voided stays on record.
CREATE TABLE guard_override (
  id        INTEGER PRIMARY KEY,
  reply     INTEGER NOT NULL REFERENCES reply (id),
  member    INTEGER NOT NULL REFERENCES member (id),
  at        INTEGER NOT NULL,
  reason    TEXT NOT NULL,
  words     TEXT NOT NULL,                  -- SHA-256 of the exact text
  way       TEXT NOT NULL,
  findings  TEXT NOT NULL,                  -- a line each: rule, reason, place
  voided_at INTEGER
) STRICT;
CREATE INDEX guard_override_reply ON guard_override (reply);
CREATE UNIQUE INDEX guard_override_standing ON guard_override (reply) WHERE voided_at IS NULL;
