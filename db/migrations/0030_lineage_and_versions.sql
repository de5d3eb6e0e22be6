-- Two officers who edit one unit: the second is told, and nothing is lost in silence.
alter table organisation add column version integer not null default 1;

-- A village that was moved or merged twice: its team goes on seeing what it wrote in each of them, and reports the whole month.
create or replace function villages_of_office(county text, team_office uuid, organisation_office uuid)
  returns table (village_id uuid, township_id uuid) language plpgsql stable security definer set search_path = public as $$
begin
  if team_office is not null then
    return query select t.village_id, t.township_id from team t where t.county_id = county and t.dissolved_on is null and t.id = team_office;
    return query
      with recursive kin (id) as (
        select u.from_village_id from team t
          join place_succession u on u.county_id = county and u.to_village_id = t.village_id and u.kind in ('merged', 'moved')
          where t.county_id = county and t.dissolved_on is null and t.id = team_office
        union
        select u.from_village_id from kin k
          join place_succession u on u.county_id = county and u.to_village_id = k.id and u.kind in ('merged', 'moved'))
      select v.id, v.township_id from kin k join village v on v.county_id = county and v.id = k.id;
  else
    return query
      with recursive standing as (
        select t.village_id, t.township_id from team t
          where t.county_id = county and t.dissolved_on is null and t.organisation_id = organisation_office
        union
        select p.village_id, p.township_id from posting p
          where p.county_id = county and p.ended_on is null and p.organisation_id = organisation_office),
      kin (id) as (
        select u.from_village_id from standing s
          join place_succession u on u.county_id = county and u.to_village_id = s.village_id and u.kind in ('merged', 'moved')
        union
        select u.from_village_id from kin k
          join place_succession u on u.county_id = county and u.to_village_id = k.id and u.kind in ('merged', 'moved'))
      select s.village_id, s.township_id from standing s
      union
      select v.id, v.township_id from kin k join village v on v.county_id = county and v.id = k.id;
  end if;
end $$;
