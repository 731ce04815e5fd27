-- The alarm of a conversation of P0: raised, first acted on, acknowledged, and how far it went by the practice's list.
-- Who raised it before stands in the activity.
CREATE TABLE alarm (
  conversation    INTEGER PRIMARY KEY REFERENCES conversation (id),
  raised_at       INTEGER NOT NULL,
  counted_from    INTEGER NOT NULL,           -- what the list's minutes count from; earlier where the clock was set back
  acted_at        INTEGER,                    -- the first act of a member since it was raised
  acted_by        INTEGER REFERENCES member (id),
  acknowledged_at INTEGER,
  acknowledged_by INTEGER REFERENCES member (id),
  step            INTEGER NOT NULL DEFAULT 0 CHECK (step >= 0),
  step_at         INTEGER,
  CHECK ((acted_at IS NULL) = (acted_by IS NULL)),
  CHECK ((acknowledged_at IS NULL) = (acknowledged_by IS NULL))
) STRICT;
CREATE INDEX alarm_open ON alarm (raised_at, conversation) WHERE acknowledged_at IS NULL;

-- What burns already was shown until it was closed, and nobody acknowledged it.
INSERT INTO alarm (conversation, raised_at, counted_from)
  SELECT id, received_at, received_at FROM conversation WHERE priority = 'P0' AND status <> 'CLOSED';
