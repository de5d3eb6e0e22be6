-- The ground: functions that keep one schema valid on PostgreSQL and, sharded by county, on Citus.

create extension if not exists pg_trgm;

do $$
begin
  if not exists (select from pg_roles where rolname = 'zhucun_app') then
    create role zhucun_app nologin noinherit;
  end if;
end $$;

grant usage on schema public to zhucun_app;

create function distribute(name text) returns void language plpgsql as $$
begin
  if exists (select from pg_extension where extname = 'citus') then
    execute format('select create_distributed_table(%L, ''county_id'')', name);
  end if;
end $$;
comment on function distribute is 'Shards a county table by county_id where Citus is installed; does nothing on plain PostgreSQL.';

create function refer(name text) returns void language plpgsql as $$
begin
  if exists (select from pg_extension where extname = 'citus') then
    execute format('select create_reference_table(%L)', name);
  end if;
end $$;
comment on function refer is 'Copies a shared table to every node where Citus is installed; does nothing on plain PostgreSQL.';

create function guard(name text, township_column text default null) returns void language plpgsql as $$
declare
  -- The settings hold ",id,id,": one search in a text for each row, where splitting a list for each row is tenfold the work.
  county text := 'strpos(current_setting(''app.counties'', true), '','' || county_id || '','') > 0';
  township text := '';
begin
  if township_column is not null then
    township := format(
      ' and (current_setting(''app.townships'', true) = ''*'' or strpos(current_setting(''app.townships'', true), '','' || %I::text || '','') > 0)',
      township_column);
  end if;
  execute format('alter table %I enable row level security', name);
  execute format('create policy reach on %I to zhucun_app using (%s%s)', name, county, township);
  execute format('grant select, insert, update, delete on %I to zhucun_app', name);
end $$;
comment on function guard is 'The second wall of reach: rows outside the counties (and townships) of the current request do not exist for the application role. Policies read settings alone; Citus refuses subqueries in them.';
