-- The models that learnt from the practice's own decisions. They hold weights of words of our own lessons, no patient's words.

CREATE TABLE triage_model (
  number        INTEGER PRIMARY KEY,
  made_at       INTEGER NOT NULL,
  base          TEXT NOT NULL,              -- what of Bedside's own it was made of, a digest
  lessons       INTEGER NOT NULL,           -- how many decisions it learnt from
  lessons_hash  TEXT NOT NULL,              -- SHA-256 of which they are
  recall        TEXT NOT NULL,              -- JSON: {"EMERGENCY": {"of": 150, "before": 140, "after": 141}, …}
  state         TEXT NOT NULL CHECK (state IN ('LIVE', 'EARLIER', 'REFUSED')),
  weights       BLOB                        -- none for one that was refused or is too old to go back to
) STRICT;

CREATE UNIQUE INDEX triage_model_live ON triage_model (state) WHERE state = 'LIVE';
