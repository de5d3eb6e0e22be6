-- 复核实测抽查：accepted projects drawn at random and measured again on the spot. The frame is frozen before the seal exists that decides the draw.

create table remeasurement (
  county_id text not null references area (id),
  id uuid not null,
  from_on date not null,
  until_on date not null,
  township_id uuid,
  kind text check (kind in ('industry', 'infrastructure', 'public-service', 'party-premises', 'other')),
  algorithm text not null,
  frame text not null,
  frame_sha256 text not null,
  projects integer not null check (projects >= 1),
  days integer not null check (days >= 1),
  rule_version integer not null,
  frozen_on date not null,
  frozen_by uuid not null,
  frozen_at timestamptz not null default now(),
  seal_number integer,
  seal_hash text,
  seed text,
  drawn_on date,
  primary key (county_id, id),
  foreign key (county_id, township_id) references township (county_id, id),
  check (until_on >= from_on),
  check (until_on < frozen_on),
  check (drawn_on >= frozen_on),
  check ((seed is null) = (drawn_on is null) and (seal_hash is null) = (drawn_on is null) and (seal_number is null) = (drawn_on is null))
);
comment on table remeasurement is '复核实测抽查: a random sample of the projects accepted in a period; days and scopes of two samples of a county never meet.';
comment on column remeasurement.frame is 'All the draw depends on but the seed, as text; never changed.';
comment on column remeasurement.seed is 'SHA-256 of the frame''s hash and of the first audit seal that holds the freezing: anybody may draw it again.';
comment on column remeasurement.days is 'Working days to measure in, of the rule as it stood.';
create index remeasurement_township_idx on remeasurement (county_id, township_id);
create index remeasurement_open_idx on remeasurement (county_id) where drawn_on is null;
select distribute('remeasurement');
select guard('remeasurement');
revoke update, delete on remeasurement from zhucun_app;
grant update (seal_number, seal_hash, seed, drawn_on) on remeasurement to zhucun_app;
-- Drawn once: what is drawn cannot be drawn again.
create policy once on remeasurement as restrictive for update to zhucun_app using (drawn_on is null) with check (drawn_on is not null);

create table remeasured_project (
  county_id text not null,
  remeasurement_id uuid not null,
  project_id uuid not null,
  position integer not null check (position >= 1),
  stratum text not null check (stratum in ('large', 'other')),
  amount_fen bigint not null,
  due_on date not null,
  primary key (county_id, remeasurement_id, project_id),
  foreign key (county_id, remeasurement_id) references remeasurement (county_id, id),
  foreign key (county_id, project_id) references project (county_id, id)
);
comment on table remeasured_project is '抽中的项目: which projects a sample drew, in the order of the lots.';
create index remeasured_project_project_idx on remeasured_project (county_id, project_id);
select distribute('remeasured_project');
select guard('remeasured_project');
revoke update, delete on remeasured_project from zhucun_app;

create table measurement (
  county_id text not null,
  id uuid not null,
  remeasurement_id uuid not null,
  project_id uuid not null,
  round integer not null check (round >= 1),
  measured_on date not null,
  measurers jsonb not null,
  reason text not null default '',
  text text not null default '',
  rule_version integer not null,
  finding_id uuid,
  made_by uuid not null,
  made_at timestamptz not null default now(),
  primary key (county_id, id),
  unique (county_id, remeasurement_id, project_id, round),
  foreign key (county_id, remeasurement_id, project_id) references remeasured_project (county_id, remeasurement_id, project_id),
  foreign key (county_id, finding_id) references finding (county_id, id),
  check (jsonb_array_length(measurers) >= 2),
  check (round = 1 or reason <> '')
);
comment on table measurement is '复核实测表: what was measured of a drawn project, by whom; measured again it stands beside the first, which is kept.';
comment on column measurement.measurers is 'Name and unit of each, two at least.';
comment on column measurement.finding_id is 'The finding a difference beyond the tolerance raised.';
create index measurement_finding_idx on measurement (county_id, finding_id);
select distribute('measurement');
select guard('measurement');
revoke update, delete on measurement from zhucun_app;

create table measured_item (
  county_id text not null,
  measurement_id uuid not null,
  position integer not null check (position >= 1),
  name text not null check (name <> ''),
  unit text not null check (unit <> ''),
  claimed_milli bigint not null check (claimed_milli between 1 and 100000000000),
  source text not null check (source <> ''),
  measured_milli bigint not null check (measured_milli between 0 and 100000000000),
  tolerance_percent smallint not null check (tolerance_percent between 0 and 100),
  within boolean not null generated always as (abs(measured_milli - claimed_milli) * 100 <= tolerance_percent * claimed_milli) stored,
  remark text not null default '',
  primary key (county_id, measurement_id, position),
  foreign key (county_id, measurement_id) references measurement (county_id, id)
);
comment on table measured_item is '实测明细: one quantity, as settled and as measured, in thousandths of its unit.';
comment on column measured_item.source is 'Where the claimed quantity stands: contract, list of the settlement and so on.';
comment on column measured_item.within is '相符: computed, never written by anybody.';
select distribute('measured_item');
select guard('measured_item');
revoke update, delete on measured_item from zhucun_app;

-- What was drawn is not told to those who built, own or handled it.
do $$
declare name text;
begin
  foreach name in array array['remeasurement', 'remeasured_project', 'measurement', 'measured_item'] loop
    execute format('create policy unannounced on %I as restrictive for select to zhucun_app
      using (coalesce(current_setting(''app.role'', true), '''') <> all (array[''township'', ''department'', ''unit'', ''team'']))', name);
  end loop;
end $$;

-- Who may draw may not read the trail: of it, this one number and hash come out.
create function seal_of_freezing(county text, sample uuid) returns table (number integer, hash text)
language sql stable security definer set search_path = public, pg_temp as $$
  select s.number::integer, s.hash from audit a
    join audit_sealed x on x.county_id = a.county_id and x.audit_id = a.id
    join audit_seal s on s.county_id = x.county_id and s.number = x.seal_number
  where a.county_id = county and a.subject_id = sample::text and a.verb = 'remeasurement.draw'
    and strpos(coalesce(current_setting('app.counties', true), ''), ',' || county || ',') > 0
  order by s.number limit 1
$$;
comment on function seal_of_freezing is 'The first audit seal that holds the freezing of a sample; none while it is not sealed.';
revoke execute on function seal_of_freezing from public;
grant execute on function seal_of_freezing to zhucun_app;
