-- Rules that the practice made itself, beside those of triage. No words of patients.

CREATE TABLE own_rule (
  id        INTEGER PRIMARY KEY,
  name      TEXT NOT NULL UNIQUE,
  kind      TEXT NOT NULL CHECK (kind IN ('PHRASES', 'PATTERN')),
  words     TEXT NOT NULL,                          -- a phrase a line, or one pattern
  category  TEXT NOT NULL,
  at_least  TEXT CHECK (at_least IN ('P0', 'P1', 'P2', 'P3', 'P4')),
  assign_to INTEGER REFERENCES member (id),
  active    INTEGER NOT NULL CHECK (active IN (0, 1)),
  made_by   INTEGER NOT NULL REFERENCES member (id),
  made_at   INTEGER NOT NULL
) STRICT;
