-- 统筹项目跨乡镇：a township that leads a pooled project names villages of other townships, and reads the names of those a project serves.

create function county_villages(county text) returns table (id uuid, name text, township_id uuid, township text)
  language plpgsql stable security definer set search_path = public as $$
begin
  if strpos(current_setting('app.counties', true), ',' || county || ',') = 0
    or coalesce(current_setting('app.role', true), '') not in ('county', 'township') then return; end if;
  return query select v.id, v.name, t.id, t.name from village v join township t on t.county_id = v.county_id and t.id = v.township_id
    where v.county_id = county and v.valid_to is null order by t.sort_order, t.name, v.sort_order, v.name, v.id;
end $$;
comment on function county_villages is '受益村选单: current villages of the county by name, nothing else of them.';
revoke all on function county_villages from public;
grant execute on function county_villages to zhucun_app;

create function project_place_name(county text, place uuid) returns text
  language plpgsql stable security definer set search_path = public as $$
begin
  if strpos(current_setting('app.counties', true), ',' || county || ',') = 0 then return null; end if;
  return coalesce((select v.name from village v where v.county_id = county and v.id = place),
    (select t.name from township t where t.county_id = county and t.id = place));
end $$;
comment on function project_place_name is '受益村、牵头乡镇的名称: asked for places of a project whose row the office reaches.';
revoke all on function project_place_name from public;
grant execute on function project_place_name to zhucun_app;
