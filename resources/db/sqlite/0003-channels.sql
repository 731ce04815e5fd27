-- How a channel is signed in on its platform. The tokens themselves stay in "access", or in the system's key store.
ALTER TABLE channel ADD COLUMN way TEXT NOT NULL DEFAULT 'KEYS'
  CHECK (way IN ('KEYS', 'BROWSER', 'PIN', 'DEVICE_CODE', 'PAGE_TOKEN'));
ALTER TABLE channel ADD COLUMN scopes TEXT;                -- by the platform's names, with spaces between; NULL: not known
ALTER TABLE channel ADD COLUMN expires_at INTEGER;         -- when a person has to sign in again
ALTER TABLE channel ADD COLUMN access_until INTEGER;       -- until when Facebook gives the page's data
ALTER TABLE channel ADD COLUMN signed_in_at INTEGER;       -- when a person signed in last
ALTER TABLE channel ADD COLUMN access_version INTEGER NOT NULL DEFAULT 0;  -- goes up with each change of the tokens
