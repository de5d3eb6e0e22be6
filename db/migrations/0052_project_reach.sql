-- 受益村改动以后: what hangs on a project is reached by whoever reaches the project.

create function hold_project_villages(county text, wanted uuid[]) returns table (id uuid, township_id uuid)
  language plpgsql volatile security definer set search_path = public, pg_temp as $$
begin
  if strpos(current_setting('app.counties', true), ',' || county || ',') = 0
    or coalesce(current_setting('app.role', true), '') not in ('county', 'township', 'team') then return; end if;
  return query select v.id, v.township_id from village v
    where v.county_id = county and v.id = any (wanted) and v.valid_to is null order by v.id for share;
end $$;
comment on function hold_project_villages is '拟列入项目的受益村: current villages of the county, held so that none is merged away meanwhile.';
revoke all on function hold_project_villages from public;
grant execute on function hold_project_villages to zhucun_app;

-- Runs as its owner: rows that only grow carry the reach of their project, too. The project itself has been written before, within the reach of the request.
create function spread_project_reach(county text, project uuid) returns void
  language plpgsql volatile security definer set search_path = public, pg_temp as $$
declare places uuid[]; name text;
begin
  if strpos(current_setting('app.counties', true), ',' || county || ',') = 0 then return; end if;
  select p.reach into places from project p where p.county_id = county and p.id = project;
  if places is null then return; end if;
  for name in select c.relname from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
    and exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'project_id' and not a.attisdropped)
    and exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'reach' and not a.attisdropped) order by c.relname
  loop
    execute format('update %I set reach = $1 where county_id = $2 and project_id = $3 and reach is distinct from $1', name) using places, county, project;
  end loop;
  update objection_answer a set reach = places from objection o
    where o.county_id = county and o.project_id = project and a.county_id = county and a.objection_id = o.id and a.reach is distinct from places;
end $$;
comment on function spread_project_reach is 'Copies the reach of a project onto every row that hangs on it.';
revoke all on function spread_project_reach from public;
grant execute on function spread_project_reach to zhucun_app;

alter table project_argument add column rule_version integer;
comment on column project_argument.rule_version is 'The version of project-argument it was concluded under; null: not concluded.';

-- A township sees a part of the projects; their numbers run through the county and the year.
create function next_project_number(county text, of_year integer) returns integer
  language plpgsql volatile security definer set search_path = public, pg_temp as $$
begin
  if strpos(current_setting('app.counties', true), ',' || county || ',') = 0 then return null; end if;
  perform pg_advisory_xact_lock(hashtextextended('project/' || county || '/' || of_year, 0));
  return (select coalesce(max(p.number), 0) + 1 from project p where p.county_id = county and p.year = of_year);
end $$;
comment on function next_project_number is '项目编号: the next of the county and year; two who draft at once take turns.';
revoke all on function next_project_number from public;
grant execute on function next_project_number to zhucun_app;
