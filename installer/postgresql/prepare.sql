-- Prepares a PostgreSQL database (14 or newer) for a practice that several desktops share. Run once by an administrator in
-- that database, which should be of UTF-8:
--   CREATE DATABASE bedside ENCODING 'UTF8' LOCALE 'C.UTF-8' TEMPLATE template0;
--   psql --dbname=bedside --file=prepare.sql
-- Then give each desktop an account of its own:
--   CREATE ROLE front_desk LOGIN PASSWORD '…' IN ROLE bedside_desk;
-- and let the owner bring the tables up to date, at the beginning and after each update of Bedside (bedside move does it
-- too, with an account that is in bedside_owner):
--   CREATE ROLE bedside_admin LOGIN PASSWORD '…' IN ROLE bedside_owner;

CREATE ROLE bedside_owner NOLOGIN;
CREATE ROLE bedside_desk NOLOGIN;

-- Nobody comes in who was not let in.
REVOKE ALL ON SCHEMA public FROM PUBLIC;
CREATE SCHEMA bedside AUTHORIZATION bedside_owner;
GRANT USAGE ON SCHEMA bedside TO bedside_desk;

-- A desktop reads and adds; where it may change and remove as well is said for each table by the tables' own scripts
-- (resources/db/postgresql). It owns nothing, and the activity is only added to.
ALTER DEFAULT PRIVILEGES FOR ROLE bedside_owner IN SCHEMA bedside GRANT SELECT, INSERT ON TABLES TO bedside_desk;
ALTER DEFAULT PRIVILEGES FOR ROLE bedside_owner IN SCHEMA bedside GRANT USAGE ON SEQUENCES TO bedside_desk;
