-- 资产、收益与分配：what projects leave behind, who keeps it, what it brings in and how a village divides that.

create extension if not exists btree_gist;

create table asset (
  county_id text not null references area (id),
  id uuid not null,
  number integer not null check (number >= 1),
  name text not null check (name <> ''),
  class text not null check (class in ('operating', 'public', 'household')),
  project_id uuid,
  township_id uuid not null,
  village_id uuid,
  owner_kind text not null check (owner_kind in ('state', 'township', 'village', 'household')),
  owner text not null check (owner <> ''),
  households integer check (households >= 1),
  place text not null default '',
  quantity text not null default '',
  value_fen bigint not null check (value_fen > 0),
  transferred_on date,
  certificate text not null default '',
  certificate_key text not null default '',
  certificate_on date,
  caretaker text not null default '',
  caretaker_phone text,
  care_standard text not null default '',
  status text not null default 'in-use' check (status in ('in-use', 'idle', 'inefficient', 'damaged', 'disposing', 'disposed')),
  status_on date not null,
  status_text text not null default '',
  imported boolean not null default false,
  reach uuid[] not null,
  version integer not null default 1,
  created_by uuid not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  primary key (county_id, id),
  unique (county_id, number),
  foreign key (county_id, project_id) references project (county_id, id),
  foreign key (county_id, township_id) references township (county_id, id),
  foreign key (county_id, village_id) references village (county_id, id),
  check ((certificate = '') = (certificate_on is null)),
  check ((certificate = '') = (certificate_key = '')),
  check ((class = 'household') = (owner_kind = 'household')),
  check (class <> 'household' or households is not null),
  check (class <> 'public' or caretaker <> '')
);
comment on table asset is '资产: operating, public or household; a pooled one (village_id null) lies in the villages of its project.';
comment on column asset.certificate_key is 'The certificate number without blanks, of one width and kind of brackets: no two assets have the same.';
comment on column asset.caretaker_phone is 'Masked on every page; each reveal leaves an audit row.';
comment on column asset.households is 'How many households have it; who they are is not kept.';
create unique index asset_certificate_idx on asset (county_id, certificate_key) where certificate_key <> '';
create index asset_project_idx on asset (county_id, project_id);
create index asset_township_idx on asset (county_id, township_id, status);
create index asset_village_idx on asset (county_id, village_id);
create index asset_reach_idx on asset using gin (reach);
select distribute('asset');
select guard_reach('asset');
create policy untouched on asset as restrictive for delete to zhucun_app using (imported and version = 1);

-- 证书编号在全县不能重复：whoever enters it may not reach the asset that has it already, and is told which one that is.
create function certificate_holder(county text, key text, asset_id uuid) returns text
  language sql stable security definer set search_path = public as $$
  select '第 ' || a.number || ' 号资产“' || a.name || '”' from asset a
  where strpos(current_setting('app.counties', true), ',' || county || ',') > 0
    and a.county_id = county and a.certificate_key = key and a.id <> asset_id
$$;
comment on function certificate_holder is 'Which other asset of the county has this certificate number.';
revoke all on function certificate_holder from public;
grant execute on function certificate_holder to zhucun_app;

create function village_named(county text, place uuid) returns table (name text, township_id uuid, township text)
  language sql stable security definer set search_path = public as $$
  select v.name, t.id, t.name from village v join township t on t.county_id = v.county_id and t.id = v.township_id
  where strpos(current_setting('app.counties', true), ',' || county || ',') > 0 and v.county_id = county and v.id = place
$$;
comment on function village_named is 'A village a pooled asset lies in, by name, also where it belongs to another township: asked for places of a row the office reaches.';
revoke all on function village_named from public;
grant execute on function village_named to zhucun_app;

create function next_asset_number(county text) returns integer
  language sql stable security definer set search_path = public as $$
  select coalesce(max(a.number), 0) + 1 from asset a
  where strpos(current_setting('app.counties', true), ',' || county || ',') > 0 and a.county_id = county
$$;
comment on function next_asset_number is 'Numbers run through the county, also for an office that reaches a part of it.';
revoke all on function next_asset_number from public;
grant execute on function next_asset_number to zhucun_app;

create table asset_step (
  county_id text not null,
  id uuid not null,
  asset_id uuid not null,
  action text not null,
  from_status text not null,
  to_status text not null,
  on_day date not null,
  text text not null default '',
  reach uuid[] not null,
  made_by uuid not null,
  made_at timestamptz not null default now(),
  primary key (county_id, id),
  foreign key (county_id, asset_id) references asset (county_id, id)
);
comment on table asset_step is '资产过程: every change of an asset with who made it; only added.';
create index asset_step_asset_idx on asset_step (county_id, asset_id, made_at);
select distribute('asset_step');
select guard_reach('asset_step');
revoke update, delete on asset_step from zhucun_app;
grant update (reach) on asset_step to zhucun_app;
grant delete on asset_step to zhucun_app;
create policy imported on asset_step as restrictive for delete to zhucun_app using (action = 'import');

create table lease (
  county_id text not null,
  id uuid not null,
  asset_id uuid not null,
  lessee text not null check (lessee <> ''),
  lessee_phone text,
  document text not null default '',
  from_on date not null,
  until_on date not null,
  ended_on date,
  end_reason text not null default '',
  period text not null check (period in ('month', 'quarter', 'half-year', 'year', 'once')),
  rent_fen bigint not null check (rent_fen > 0),
  due_after integer not null default 0,
  deposit_fen bigint not null default 0 check (deposit_fen >= 0),
  duties text not null default '',
  reach uuid[] not null,
  version integer not null default 1,
  made_by uuid not null,
  made_at timestamptz not null default now(),
  primary key (county_id, id),
  foreign key (county_id, asset_id) references asset (county_id, id),
  check (until_on >= from_on),
  check (ended_on is null or (ended_on >= from_on - 1 and ended_on <= until_on)),
  -- One asset has one lessee at a time; a lease ended before it began holds no day.
  exclude using gist (county_id with =, asset_id with =, daterange(from_on, coalesce(ended_on, until_on), '[]') with &&)
    where (ended_on is null or ended_on >= from_on)
);
comment on table lease is '租约: who uses an operating asset from when to when, for what rent, with which duties of care.';
comment on column lease.due_after is 'Days after the first day of a period until its rent is due.';
create index lease_asset_idx on lease (county_id, asset_id);
select distribute('lease');
select guard_reach('lease');
revoke delete on lease from zhucun_app;

create table rent (
  county_id text not null,
  id uuid not null,
  lease_id uuid not null,
  asset_id uuid not null,
  position integer not null check (position >= 1),
  from_on date not null,
  until_on date not null,
  due_on date not null,
  amount_fen bigint not null check (amount_fen >= 0),
  received_fen bigint not null default 0 check (received_fen >= 0 and received_fen <= amount_fen),
  cancelled_on date,
  reach uuid[] not null,
  primary key (county_id, id),
  unique (county_id, lease_id, position),
  foreign key (county_id, lease_id) references lease (county_id, id),
  foreign key (county_id, asset_id) references asset (county_id, id),
  check (until_on >= from_on)
);
comment on table rent is '租金: one period of a lease, when its rent is due and what of it has come in.';
create index rent_due_idx on rent (county_id, due_on) where received_fen < amount_fen and cancelled_on is null;
create index rent_asset_idx on rent (county_id, asset_id);
create index rent_reach_idx on rent using gin (reach);
select distribute('rent');
select guard_reach('rent');
revoke delete on rent from zhucun_app;

create table asset_care (
  county_id text not null,
  id uuid not null,
  asset_id uuid not null,
  on_day date not null,
  by_whom text not null check (by_whom <> ''),
  text text not null check (text <> ''),
  cost_fen bigint not null default 0 check (cost_fen >= 0),
  condition text not null check (condition in ('good', 'needs-repair', 'damaged')),
  reach uuid[] not null,
  made_by uuid not null,
  made_at timestamptz not null default now(),
  primary key (county_id, id),
  foreign key (county_id, asset_id) references asset (county_id, id)
);
comment on table asset_care is '管护记录: what was done to keep an asset, by whom, at what cost; only added, never counted.';
create index asset_care_asset_idx on asset_care (county_id, asset_id, on_day);
select distribute('asset_care');
select guard_reach('asset_care');
revoke update, delete on asset_care from zhucun_app;
grant update (reach) on asset_care to zhucun_app;

create table asset_look_back (
  county_id text not null,
  id uuid not null,
  asset_id uuid not null,
  year integer not null check (year between 2013 and 2199),
  on_day date not null,
  visitors text not null check (visitors <> ''),
  found_status text not null check (found_status in ('in-use', 'idle', 'inefficient', 'damaged')),
  matches boolean not null,
  text text not null default '',
  reach uuid[] not null,
  made_by uuid not null,
  made_at timestamptz not null default now(),
  primary key (county_id, id),
  unique (county_id, asset_id, year),
  foreign key (county_id, asset_id) references asset (county_id, id),
  check (matches or text <> '')
);
comment on table asset_look_back is '资产回头看: once a year somebody looks whether the asset is there, used as the register says, and cared for.';
select distribute('asset_look_back');
select guard_reach('asset_look_back');
revoke update, delete on asset_look_back from zhucun_app;
grant update (reach) on asset_look_back to zhucun_app;

create table asset_disposal (
  county_id text not null,
  id uuid not null,
  asset_id uuid not null,
  way text not null check (way in ('scrap', 'transfer', 'sale', 'demolition')),
  reason text not null check (reason <> ''),
  value_fen bigint not null check (value_fen >= 0),
  from_status text not null check (from_status in ('in-use', 'idle', 'inefficient', 'damaged')),
  decided_by_village text not null default '',
  asked_by uuid not null,
  asked_on date not null,
  decision text check (decision in ('approved', 'refused', 'withdrawn')),
  document text not null default '',
  answer text not null default '',
  decided_by uuid,
  decided_on date,
  proceeds_fen bigint check (proceeds_fen >= 0),
  reach uuid[] not null,
  made_at timestamptz not null default now(),
  primary key (county_id, id),
  foreign key (county_id, asset_id) references asset (county_id, id),
  check ((decision is null) = (decided_on is null)),
  check (decision is distinct from 'approved' or decided_by <> asked_by)
);
comment on table asset_disposal is '资产处置: asked by one person, approved by another.';
comment on column asset_disposal.from_status is 'How it was used when its disposal was asked for: so it stays when the answer is no.';
create unique index asset_disposal_open_idx on asset_disposal (county_id, asset_id) where decision is null;
create index asset_disposal_asset_idx on asset_disposal (county_id, asset_id);
select distribute('asset_disposal');
select guard_reach('asset_disposal');
revoke delete on asset_disposal from zhucun_app;

create table income (
  county_id text not null,
  id uuid not null,
  project_id uuid,
  asset_id uuid,
  rent_id uuid,
  kind text not null check (kind in ('rent', 'dividend', 'sale', 'service', 'disposal', 'other')),
  year integer not null check (year between 2013 and 2199),
  received_on date not null,
  amount_fen bigint not null check (amount_fen <> 0),
  voucher text not null default '',
  text text not null default '',
  reverses_id uuid,
  reach uuid[] not null,
  made_by uuid not null,
  made_at timestamptz not null default now(),
  primary key (county_id, id),
  unique (county_id, reverses_id),
  foreign key (county_id, project_id) references project (county_id, id),
  foreign key (county_id, asset_id) references asset (county_id, id),
  foreign key (county_id, rent_id) references rent (county_id, id),
  foreign key (county_id, reverses_id) references income (county_id, id),
  check (project_id is not null or asset_id is not null),
  check ((amount_fen < 0) = (reverses_id is not null))
);
comment on table income is '收益: money an asset or a project brought in; only added, a wrong entry is reversed by one of its negative.';
create index income_project_idx on income (county_id, project_id);
create index income_asset_idx on income (county_id, asset_id);
create index income_rent_idx on income (county_id, rent_id);
create index income_year_idx on income (county_id, year, received_on);
create index income_reach_idx on income using gin (reach);
select distribute('income');
select guard_reach('income');
revoke update, delete on income from zhucun_app;
grant update (reach) on income to zhucun_app;

create table income_village (
  county_id text not null,
  income_id uuid not null,
  village_id uuid not null,
  township_id uuid not null,
  year integer not null,
  amount_fen bigint not null,
  reach uuid[] not null,
  primary key (county_id, income_id, village_id),
  foreign key (county_id, income_id) references income (county_id, id),
  foreign key (county_id, village_id) references village (county_id, id)
);
comment on table income_village is '各村收益: what of an income belongs to which village, by the shares of the day it came in; the cents add up.';
create index income_village_village_idx on income_village (county_id, village_id, year);
select distribute('income_village');
select guard_reach('income_village');
revoke insert, update, delete on income_village from zhucun_app;
grant update (reach) on income_village to zhucun_app;

create table income_total (
  county_id text not null references area (id),
  village_id uuid not null,
  township_id uuid not null,
  year integer not null check (year between 2013 and 2199),
  received_fen bigint not null default 0,
  divided_fen bigint not null default 0 check (divided_fen >= 0),
  reach uuid[] not null,
  primary key (county_id, village_id, year),
  foreign key (county_id, village_id) references village (county_id, id),
  foreign key (county_id, township_id) references township (county_id, id),
  check (divided_fen <= received_fen)
);
comment on table income_total is '各村年度收益: the running total of a village and year, and what of it plans of distribution divide: never more than there is.';
create index income_total_township_idx on income_total (county_id, township_id, year);
select distribute('income_total');
select guard_reach('income_total');
revoke insert, update, delete on income_total from zhucun_app;
grant update (divided_fen) on income_total to zhucun_app;

-- A pooled income belongs to villages of several townships, and whoever enters it reaches only some of them: the totals are kept here.
create function split_income(county text, entry_id uuid, villages uuid[], amounts bigint[]) returns integer
  language plpgsql security definer set search_path = public as $$
declare
  entry record;
  short integer;
begin
  if strpos(current_setting('app.counties', true), ',' || county || ',') = 0 then return null; end if;
  select i.year, i.amount_fen, i.reach into entry from income i where i.county_id = county and i.id = entry_id;
  if entry.amount_fen is distinct from (select sum(one) from unnest(amounts) one) then raise exception 'the parts of an income do not add up'; end if;
  perform from income_total t where t.county_id = county and t.year = entry.year and t.village_id = any (villages) order by t.village_id for update;
  select count(*) into short from unnest(villages, amounts) s (village, amount)
    join income_total t on t.county_id = county and t.village_id = s.village and t.year = entry.year
    where t.received_fen + s.amount < t.divided_fen;
  if short > 0 then return short; end if;
  insert into income_village (county_id, income_id, village_id, township_id, year, amount_fen, reach)
    select county, entry_id, v.id, v.township_id, entry.year, s.amount, entry.reach
    from unnest(villages, amounts) s (village, amount) join village v on v.county_id = county and v.id = s.village;
  -- A reversal finds its totals; a new row below nought would not pass its own check.
  update income_total t set received_fen = t.received_fen + s.amount from unnest(villages, amounts) s (village, amount)
    where entry.amount_fen < 0 and t.county_id = county and t.village_id = s.village and t.year = entry.year;
  insert into income_total as t (county_id, village_id, township_id, year, received_fen, reach)
    select county, v.id, v.township_id, entry.year, s.amount, array[v.township_id, v.id]
    from unnest(villages, amounts) s (village, amount) join village v on v.county_id = county and v.id = s.village
    where entry.amount_fen > 0 order by v.id
    on conflict (county_id, village_id, year) do update set received_fen = t.received_fen + excluded.received_fen;
  return 0;
end $$;
comment on function split_income is 'Lays down what of an income belongs to which village, once; returns how many villages have planned to divide more than would be left.';
revoke all on function split_income from public;
grant execute on function split_income to zhucun_app;

create function follow_income(county text, from_village uuid, to_village uuid, to_township uuid) returns void
  language plpgsql security definer set search_path = public as $$
begin
  if strpos(current_setting('app.counties', true), ',' || county || ',') = 0 or current_setting('app.townships', true) <> '*' then
    raise exception 'only whoever reaches the whole county moves what a village has'; end if;
  update income_village t set amount_fen = t.amount_fen + f.amount_fen from income_village f
    where t.county_id = county and t.village_id = to_village and f.county_id = county and f.village_id = from_village and f.income_id = t.income_id;
  delete from income_village f where f.county_id = county and f.village_id = from_village
    and exists (select from income_village t where t.county_id = county and t.village_id = to_village and t.income_id = f.income_id);
  update income_village set village_id = to_village, township_id = to_township where county_id = county and village_id = from_village;
  insert into income_total as t (county_id, village_id, township_id, year, received_fen, divided_fen, reach)
    select county, to_village, to_township, year, received_fen, divided_fen, array[to_township, to_village]
    from income_total where county_id = county and village_id = from_village order by year
    on conflict (county_id, village_id, year) do update
      set received_fen = t.received_fen + excluded.received_fen, divided_fen = t.divided_fen + excluded.divided_fen;
  delete from income_total where county_id = county and village_id = from_village;
end $$;
comment on function follow_income is 'Income of a village that ended goes to its successor; nothing is lost or doubled.';
revoke all on function follow_income from public;
grant execute on function follow_income to zhucun_app;

create table distribution (
  county_id text not null references area (id),
  id uuid not null,
  village_id uuid not null,
  township_id uuid not null,
  year integer not null check (year between 2013 and 2199),
  number integer not null check (number >= 1),
  total_fen bigint not null check (total_fen > 0),
  status text not null default 'draft' check (status in ('draft', 'decided', 'posted', 'filed', 'paid-out', 'dropped')),
  text text not null default '',
  meetings jsonb,
  filed_by uuid,
  filed_on date,
  paid_on date,
  published_on date,
  paid_text text not null default '',
  made_under integer not null default 0,
  hands uuid[] not null default '{}',
  reach uuid[] not null,
  version integer not null default 1,
  made_by uuid not null,
  made_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  primary key (county_id, id),
  unique (county_id, village_id, year, number),
  foreign key (county_id, village_id) references village (county_id, id),
  foreign key (county_id, township_id) references township (county_id, id),
  check (filed_by is null or filed_by <> all (hands)),
  check (status in ('draft', 'dropped') or meetings is not null),
  check (status <> 'paid-out' or (paid_on is not null and published_on is not null))
);
comment on table distribution is '收益分配方案: how a village divides the income of a year, decided by 四议两公开, posted, filed with the county and paid out.';
comment on column distribution.meetings is '四议: sentOn, proposedOn, consultedOn, members and delegates with due, present, agreed.';
create index distribution_township_idx on distribution (county_id, township_id, year);
create index distribution_reach_idx on distribution using gin (reach);
select distribute('distribution');
select guard_reach('distribution');
revoke delete on distribution from zhucun_app;

create table distribution_line (
  county_id text not null,
  distribution_id uuid not null,
  position integer not null check (position >= 1),
  use text not null check (use in ('reserve', 'welfare', 'public-works', 'help', 'care', 'members', 'other')),
  amount_fen bigint not null check (amount_fen > 0),
  text text not null default '',
  reach uuid[] not null,
  primary key (county_id, distribution_id, position),
  foreign key (county_id, distribution_id) references distribution (county_id, id)
);
comment on table distribution_line is '分配明细: what the divided income is for; households are counted, never listed.';
select distribute('distribution_line');
select guard_reach('distribution_line');

create table distribution_step (
  county_id text not null,
  id uuid not null,
  distribution_id uuid not null,
  action text not null,
  from_status text not null,
  to_status text not null,
  on_day date not null,
  text text not null default '',
  reach uuid[] not null,
  made_by uuid not null,
  made_at timestamptz not null default now(),
  primary key (county_id, id),
  foreign key (county_id, distribution_id) references distribution (county_id, id)
);
comment on table distribution_step is '分配过程: every step of a plan with who took it; only added.';
create index distribution_step_idx on distribution_step (county_id, distribution_id, made_at);
select distribute('distribution_step');
select guard_reach('distribution_step');
revoke update, delete on distribution_step from zhucun_app;
grant update (reach) on distribution_step to zhucun_app;

-- Money of a project that is not wholly paid yet goes to the successor of a village; what was paid stays as it was.
create function follow_allocations(county text, from_village uuid, to_village uuid, to_township uuid) returns void
  language plpgsql security definer set search_path = public as $$
declare
  open uuid[];
begin
  if strpos(current_setting('app.counties', true), ',' || county || ',') = 0 or current_setting('app.townships', true) <> '*' then
    raise exception 'only whoever reaches the whole county moves what a village has'; end if;
  select coalesce(array_agg(a.id), '{}') into open from fund_allocation a join allocation_village f on f.county_id = a.county_id and f.allocation_id = a.id
    where a.county_id = county and f.village_id = from_village and a.paid_fen + a.recalled_fen < a.amount_fen;
  update allocation_village t set amount_fen = t.amount_fen + f.amount_fen, share = t.share + f.share from allocation_village f
    where t.county_id = county and t.village_id = to_village and t.allocation_id = any (open)
      and f.county_id = county and f.village_id = from_village and f.allocation_id = t.allocation_id;
  delete from allocation_village f where f.county_id = county and f.village_id = from_village and f.allocation_id = any (open)
    and exists (select from allocation_village t where t.county_id = county and t.village_id = to_village and t.allocation_id = f.allocation_id);
  update allocation_village set village_id = to_village, township_id = to_township
    where county_id = county and village_id = from_village and allocation_id = any (open);
end $$;
comment on function follow_allocations is 'Shares of a village in money that is still to be paid go to its successor; nothing is lost or doubled.';
revoke all on function follow_allocations from public;
grant execute on function follow_allocations to zhucun_app;
