-- The alarm of a conversation of P0: raised, first acted on, acknowledged, and how far it went by the practice's list.
-- Who raised it before stands in the activity.
CREATE TABLE alarm (
  conversation    BIGINT PRIMARY KEY REFERENCES conversation (id),
  raised_at       BIGINT NOT NULL,
  counted_from    BIGINT NOT NULL,            -- what the list's minutes count from; earlier where the clock was set back
  acted_at        BIGINT,                     -- the first act of a member since it was raised
  acted_by        BIGINT REFERENCES member (id),
  acknowledged_at BIGINT,
  acknowledged_by BIGINT REFERENCES member (id),
  step            BIGINT NOT NULL DEFAULT 0 CHECK (step >= 0),
  step_at         BIGINT,
  CHECK ((acted_at IS NULL) = (acted_by IS NULL)),
  CHECK ((acknowledged_at IS NULL) = (acknowledged_by IS NULL))
);
CREATE INDEX alarm_open ON alarm (raised_at, conversation) WHERE acknowledged_at IS NULL;

-- What burns already was shown until it was closed, and nobody acknowledged it.
INSERT INTO alarm (conversation, raised_at, counted_from)
  SELECT id, received_at, received_at FROM conversation WHERE priority = 'P0' AND status <> 'CLOSED';

-- What desktops may change, where installer/postgresql/prepare.sql made their role.
DO $$
BEGIN
  IF EXISTS (SELECT 1 FROM pg_roles WHERE rolname = 'bedside_desk') THEN
    GRANT UPDATE ON alarm TO bedside_desk;
  END IF;
END $$;
