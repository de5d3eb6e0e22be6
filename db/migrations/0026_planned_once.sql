-- Asked on every request of a team or a unit: in plpgsql a connection plans each branch once, in sql it was planned at each call.
create or replace function villages_of_office(county text, team_office uuid, organisation_office uuid)
  returns table (village_id uuid, township_id uuid) language plpgsql stable security definer set search_path = public as $$
begin
  if team_office is not null then
    return query select t.village_id, t.township_id from team t where t.county_id = county and t.dissolved_on is null and t.id = team_office;
    return query select v.id, v.township_id from team t
      join place_succession u on u.county_id = county and u.to_village_id = t.village_id and u.kind in ('merged', 'moved')
      join village v on v.county_id = county and v.id = u.from_village_id
      where t.county_id = county and t.dissolved_on is null and t.id = team_office;
  else
    return query
      with standing as (
        select t.village_id, t.township_id from team t
          where t.county_id = county and t.dissolved_on is null and t.organisation_id = organisation_office
        union
        select p.village_id, p.township_id from posting p
          where p.county_id = county and p.ended_on is null and p.organisation_id = organisation_office)
      select s.village_id, s.township_id from standing s
      union
      select v.id, v.township_id from standing s
        join place_succession u on u.county_id = county and u.to_village_id = s.village_id and u.kind in ('merged', 'moved')
        join village v on v.county_id = county and v.id = u.from_village_id;
  end if;
end $$;

-- Before its first statistics a table of prints seems so small that reading all prints of a county by the key looks as good as the index of bands,
-- and a plan made then is kept. Without the county in another index only one way is left; that an entry has one print, its own key sees to.
alter table record_print drop constraint record_print_pkey;
create index record_print_record_idx on record_print (record_id);

-- Of the texts that agree in a band most are strangers. How many bits of two sketches differ tells them apart where they lie: only the rest
-- leaves the database to be compared in full (domain/records/similarity.ts). The first five thousand are looked at, so that a turn of phrase
-- that everybody uses costs no more.
alter table record_print alter column sketch type bit(512) using ('x' || encode(sketch, 'hex'))::bit(512);
drop function near_prints;
create function near_prints(county text, wanted integer[], mine bit, apart integer, self uuid, most integer)
  returns table (record_id uuid, sketch bit) language plpgsql stable security definer
  set search_path = public set enable_seqscan = off as $$
begin
  if strpos(current_setting('app.counties', true), ',' || county || ',') = 0 then return; end if;
  return query select c.record_id, c.sketch
    from (select p.record_id, p.sketch from record_print p
      where p.county_id = county and p.bands && wanted and p.record_id <> self limit 5000) c
    where bit_count(c.sketch # mine) <= apart limit most;
end $$;
revoke all on function near_prints from public;
grant execute on function near_prints to zhucun_app;
