-- 项目总览和资金流向：一万个项目、二十万笔拨付时也要快。Policies ask for every row; where only sums come out, a function asks once what the request reaches.

-- 变动戳: every write leaves a new mark for each county it reaches, in its own transaction, so that whoever sees the same marks sees the same rows.
create table county_stamp (
  county_id text not null,
  slot integer not null,
  mark uuid not null,
  primary key (county_id, slot)
) with (fillfactor = 50);
comment on table county_stamp is '变动戳: marks that change with every write of a county, so that an answer found before is known to hold still. county_id ''-'' is for what lies in no county (names, calendar).';
comment on column county_stamp.slot is 'Each connection has its own, so that no two writes wait for each other.';
select distribute('county_stamp');
select guard('county_stamp');
revoke delete on county_stamp from zhucun_app;
create policy nowhere on county_stamp to zhucun_app using (county_id = '-') with check (county_id = '-');

create function whole_county(county text) returns boolean language sql stable set search_path = public, pg_temp as $$
  select coalesce(strpos(current_setting('app.counties', true), ',' || county || ',') > 0
    and current_setting('app.villages', true) = '*' and current_setting('app.townships', true) = '*', false)
$$;
comment on function whole_county is 'Whether the request reaches all of the county.';

-- Runs as its owner and so past the policies: what it gives is what guard_reach() would let through.
create function reached_projects(county text) returns setof uuid
  language plpgsql stable security definer rows 700 set search_path = public, pg_temp as $$
declare
  villages text := coalesce(current_setting('app.villages', true), '');
  townships text := coalesce(current_setting('app.townships', true), '');
  mine uuid[];
begin
  if strpos(coalesce(current_setting('app.counties', true), ''), ',' || county || ',') = 0 then return; end if;
  if villages = '*' and townships = '*' then
    return query select p.id from project p where p.county_id = county;
    return;
  end if;
  mine := string_to_array(trim(both ',' from (case when villages <> '*' then villages else townships end)
    || coalesce(current_setting('app.organisation', true), '')), ',')::uuid[];
  return query select p.id from project p where p.county_id = county and p.reach && mine;
end $$;
comment on function reached_projects is 'The projects of a county within the reach of the request, found by an index: a policy cannot use one.';

create index payment_paid_idx on payment (county_id, project_id, paid_on) include (amount_fen) where status = 'paid';
create index project_month_planned_idx on project_month (county_id, project_id, month) include (planned_fen) where planned_fen is not null;
create index income_day_idx on income (county_id, received_on desc, made_at desc, id desc);
create index asset_list_idx on asset (county_id, (status = 'disposed'), number desc);
create index gate_plan_finish_idx on gate_plan (county_id, project_id, gate) include (finish_on);

-- 按月计划与实际: what each month adds to the plans, and what was paid in it.
create function project_months(county text, of_year integer) returns table (month date, planned_fen bigint, paid_fen bigint)
  language plpgsql stable security definer set search_path = public, pg_temp as $$
declare
  chosen uuid[];
  everything boolean := whole_county(county) and of_year is null;
begin
  if not everything then
    select coalesce(array_agg(p.id), '{}') into chosen from reached_projects(county) r (id) join project p on p.county_id = county and p.id = r.id
      where of_year is null or p.year = of_year;
  end if;
  return query
    with added as (
      select m.month, m.planned_fen - lag(m.planned_fen, 1, 0::bigint) over (partition by m.project_id order by m.month) as fen
      from project_month m where everything and m.county_id = county and m.planned_fen is not null
      union all
      select m.month, m.planned_fen - lag(m.planned_fen, 1, 0::bigint) over (partition by m.project_id order by m.month)
      from project_month m where not everything and m.county_id = county and m.planned_fen is not null and m.project_id = any (chosen)),
    days as (
      select y.paid_on, sum(y.amount_fen)::bigint as fen from payment y
      where everything and y.county_id = county and y.status = 'paid' group by 1
      union all
      select y.paid_on, sum(y.amount_fen)::bigint from payment y
      where not everything and y.county_id = county and y.status = 'paid' and y.project_id = any (chosen) group by 1),
    planned as (select a.month, sum(a.fen)::bigint as fen from added a group by 1),
    paid as (select date_trunc('month', d.paid_on)::date as month, sum(d.fen)::bigint as fen from days d group by 1)
    select coalesce(p.month, y.month), coalesce(p.fen, 0), coalesce(y.fen, 0) from planned p full join paid y on y.month = p.month;
end $$;
comment on function project_months is '按月计划与实际, of the projects the request reaches.';

-- 关口期限: for the lights of many projects at once.
create function project_deadlines(county text) returns table (project_id uuid, planned bigint, open date)
  language plpgsql stable security definer rows 700 set search_path = public, pg_temp as $$
declare
  chosen uuid[];
begin
  if whole_county(county) then
    return query select g.project_id, count(*), min(g.finish_on) filter (where y.gate is null) from gate_plan g
      left join gate_pass y on y.county_id = g.county_id and y.project_id = g.project_id and y.gate = g.gate and y.withdrawn_on is null
      where g.county_id = county group by 1;
    return;
  end if;
  chosen := array(select reached_projects(county));
  return query select g.project_id, count(*), min(g.finish_on) filter (where y.gate is null) from gate_plan g
    left join gate_pass y on y.county_id = g.county_id and y.project_id = g.project_id and y.gate = g.gate and y.withdrawn_on is null
    where g.county_id = county and g.project_id = any (chosen) group by 1;
end $$;
comment on function project_deadlines is 'How many gates each project the request reaches has planned, and the earliest day of those it has not passed.';

-- 资金流向: allocations less what was recalled, by fund type, kind of project and place: townships, or the villages of one.
create function money_flow(county text, of_year integer, of_township uuid) returns table (code text, kind text, place_id uuid, fen bigint)
  language plpgsql stable security definer set search_path = public, pg_temp as $$
declare
  chosen uuid[];
  everything boolean := whole_county(county);
begin
  if not everything then chosen := array(select reached_projects(county)); end if;
  return query
    select b.type_code, p.kind, case when of_township is null then v.township_id else v.village_id end, sum(v.fen)::bigint
    from (
      select v.allocation_id, v.township_id, v.village_id, v.amount_fen as fen from allocation_village v
      where v.county_id = county and (everything or v.project_id = any (chosen)) and (of_township is null or v.township_id = of_township)) v
    join fund_allocation a on a.county_id = county and a.id = v.allocation_id and a.status = 'posted'
    join fund_batch b on b.county_id = county and b.id = a.batch_id and (of_year is null or b.year = of_year)
    join project p on p.county_id = county and p.id = a.project_id
    group by 1, 2, 3;
end $$;
comment on function money_flow is '资金流向, of the projects the request reaches.';

revoke all on function whole_county, reached_projects, project_months, project_deadlines, money_flow from public;
grant execute on function whole_county, reached_projects, project_months, project_deadlines, money_flow to zhucun_app;
