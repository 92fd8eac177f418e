-- Where no search path names them, temporary tables come first: whoever may make one could put a rule
-- and a seal of their own in front of the functions that run with their owner's rights.
ALTER FUNCTION "drop_audit_month"(date) SET search_path = pg_catalog, public, pg_temp;
ALTER FUNCTION "ensure_audit_partitions"(integer) SET search_path = pg_catalog, public, pg_temp;
