import { withClient } from "@/scripts/database/with-client";

/** A text, and what to call the place where it was found. */
export type Leaf = { place: string; text: string };

/** A copy of every row as it is written, of whatever table: much is gone again when one looks. */
const KEEP_ALL = `
  create schema watched;
  create table watched.kept (place text, content jsonb);
  create function watched.keep() returns trigger language plpgsql security definer as $$
    begin
      insert into watched.kept values (tg_table_schema || '.' || tg_table_name, to_jsonb(new));
      return null;
    end $$;
  do $$ declare it regclass; begin
    for it in
      select c.oid from pg_class c join pg_namespace n on n.oid = c.relnamespace
       where c.relkind in ('r', 'p') and not c.relispartition
         and n.nspname not in ('pg_catalog', 'information_schema', 'watched')
         and n.nspname not like 'pg_t%'
    loop
      execute format('create trigger zz_watched after insert or update on %s
                      for each row execute function watched.keep()', it);
    end loop;
  end $$;`;

/** The columns of the rows, and the statements that the server remembers. */
const KEPT = `
  select place || '.' || key as place, coalesce(string_agg(value, E'\\n'), '') as text
    from watched.kept, jsonb_each_text(content) group by 1
  union all select 'pg_stat_activity', string_agg(query, E'\\n') from pg_stat_activity`;

export const keepAllRows = (superuserUrl: string): Promise<unknown> =>
  withClient(superuserUrl, (client) => client.query(KEEP_ALL));

/** All that was ever in the database since then. */
export const everythingStored = (superuserUrl: string): Promise<Leaf[]> =>
  withClient(superuserUrl, async (client) => {
    const { rows } = await client.query<Leaf>(KEPT);
    return rows.map(({ place, text }) => ({ place, text: legible(text) }));
  });

/** Bytes as digits, and as the text they may be. */
const legible = (raw: string): string =>
  raw.includes("\\x")
    ? `${raw}\n${raw.replace(/\\+x([0-9a-f]*)/g, (_, hex: string) => Buffer.from(hex, "hex").toString("latin1"))}`
    : raw;
