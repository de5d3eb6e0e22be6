-- Policies are asked of every row. Most requests reach one whole county, and those of a country or province that has its own
-- deployment every county: app.whole names the county, or is '*', and one comparison answers where searching the list of a hundred counties
-- costs a hundred times as much. Else the policy is what it was.

create or replace function guard(name text, township_column text default null) returns void language plpgsql as $$
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
  execute format(
    'create policy reach on %I to zhucun_app using (case current_setting(''app.whole'', true) when county_id then true when ''*'' then true else %s%s end)',
    name, county, township);
  execute format('grant select, insert, update, delete on %I to zhucun_app', name);
end $$;

do $$
declare
  guarded record;
begin
  for guarded in select tablename, qual from pg_policies where schemaname = 'public' and policyname = 'reach' loop
    execute format(
      'alter policy reach on %I using (case current_setting(''app.whole'', true) when county_id then true when ''*'' then true else %s end)',
      guarded.tablename, guarded.qual);
  end loop;
end $$;
