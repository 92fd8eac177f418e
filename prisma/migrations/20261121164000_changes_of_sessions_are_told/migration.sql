-- Tells every instance what became of a session, whoever did it: pages, jobs, commands or SQL by hand.
-- One line for each row, also where one statement ends many; what a transaction undoes is not told.
CREATE FUNCTION "tell_of_session"() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  "told" record := coalesce(NEW, OLD);
BEGIN
  PERFORM pg_catalog.pg_notify('sallyport_session', pg_catalog.json_build_object(
    'user', "told"."user_id", 'session', "told"."id", 'what', TG_ARGV[0])::text);
  RETURN NULL;
END
$$;

CREATE TRIGGER "session_opened" AFTER INSERT ON "session"
  FOR EACH ROW EXECUTE FUNCTION "tell_of_session"('opened');
CREATE TRIGGER "session_ended" AFTER UPDATE OF "ended_at" ON "session"
  FOR EACH ROW WHEN (OLD."ended_at" IS NULL AND NEW."ended_at" IS NOT NULL)
  EXECUTE FUNCTION "tell_of_session"('ended');
CREATE TRIGGER "session_shortened" AFTER UPDATE OF "expires_at", "idle_seconds" ON "session"
  FOR EACH ROW WHEN (NEW."expires_at" < OLD."expires_at" OR NEW."idle_seconds" < OLD."idle_seconds")
  EXECUTE FUNCTION "tell_of_session"('changed');
CREATE TRIGGER "session_removed" AFTER DELETE ON "session"
  FOR EACH ROW WHEN (OLD."ended_at" IS NULL)
  EXECUTE FUNCTION "tell_of_session"('ended');

-- A closed account, or another role, ends what all its open pages were made for, without a change to
-- the rows of its sessions.
CREATE FUNCTION "tell_of_person"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_catalog.pg_notify('sallyport_session', pg_catalog.json_build_object(
    'user', NEW."id", 'session', NULL, 'what', 'ended')::text);
  RETURN NULL;
END
$$;

CREATE TRIGGER "user_changed" AFTER UPDATE OF "disabled_at", "deleted_at", "role" ON "user"
  FOR EACH ROW WHEN (OLD."disabled_at" IS NULL AND NEW."disabled_at" IS NOT NULL
                  OR OLD."deleted_at" IS NULL AND NEW."deleted_at" IS NOT NULL
                  OR OLD."role" <> NEW."role")
  EXECUTE FUNCTION "tell_of_person"();
