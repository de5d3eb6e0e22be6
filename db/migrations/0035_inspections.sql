create table inspection_plan (
  county_id text not null references area (id),
  id uuid not null,
  year integer not null check (year between 2000 and 2100),
  title text not null check (title <> ''),
  basis text not null,
  approver text not null default '',
  approval_number text not null default '',
  approved_on date,
  filed_with text not null default '',
  filed_on date,
  version integer not null default 1,
  created_by uuid not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  primary key (county_id, id),
  check ((approved_on is null) = (approver = ''))
);
comment on table inspection_plan is '年度督查计划: what a county means to inspect in a year, on what basis, approved by whom, filed where; every inspection belongs to one.';
create index inspection_plan_year_idx on inspection_plan (county_id, year);
select distribute('inspection_plan');
select guard('inspection_plan');
revoke delete on inspection_plan from zhucun_app;

create table inspector (
  county_id text not null,
  person_id uuid not null,
  account_id uuid,
  valid_to date,
  version integer not null default 1,
  updated_at timestamptz not null default now(),
  primary key (county_id, person_id),
  foreign key (county_id, person_id) references person (county_id, id)
);
comment on table inspector is '督查人员库: the register inspectors are drawn from.';
comment on column inspector.account_id is 'The account of this person, where there is one: opens what is sealed to the inspecting team.';
select distribute('inspector');
select guard('inspector');
revoke delete on inspector from zhucun_app;

create table inspection (
  county_id text not null,
  id uuid not null,
  plan_id uuid not null,
  round_id uuid,
  title text not null check (title <> ''),
  basis text not null check (basis <> ''),
  approver text not null check (approver <> ''),
  approval_number text not null default '',
  approved_on date not null,
  subject text not null check (subject in ('village', 'team', 'township')),
  checklist_version integer not null default 0,
  checklist jsonb not null,
  starts_on date not null,
  ends_on date not null,
  unannounced boolean not null default true,
  status text not null default 'planned' check (status in ('planned', 'drawn', 'under-way', 'finished', 'cancelled')),
  started_at timestamptz,
  finished_at timestamptz,
  cancel_reason text not null default '',
  version integer not null default 1,
  created_by uuid not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  primary key (county_id, id),
  foreign key (county_id, plan_id) references inspection_plan (county_id, id),
  foreign key (county_id, round_id) references round (county_id, id),
  check (ends_on >= starts_on),
  check (status <> 'cancelled' or cancel_reason <> '')
);
comment on table inspection is '督查: one inspection of the plan, its basis, approver, checklist as it stood, and the days it lasts.';
comment on column inspection.checklist is 'The whole 检查清单 it is made by; the version says of which rule it was.';
comment on column inspection.unannounced is '四不两直: what was drawn is seen by the inspecting team alone until it starts.';
create index inspection_plan_id_idx on inspection (county_id, plan_id);
create index inspection_round_idx on inspection (county_id, round_id);
select distribute('inspection');
select guard('inspection');
revoke delete on inspection from zhucun_app;

create table inspection_member (
  county_id text not null,
  inspection_id uuid not null,
  person_id uuid not null,
  group_number integer not null default 1 check (group_number >= 1),
  leads boolean not null default false,
  primary key (county_id, inspection_id, person_id),
  foreign key (county_id, inspection_id) references inspection (county_id, id),
  foreign key (county_id, person_id) references inspector (county_id, person_id)
);
comment on table inspection_member is '督查组成员: who is on the inspection, in which group.';
create index inspection_member_person_idx on inspection_member (county_id, person_id);
select distribute('inspection_member');
select guard('inspection_member');

create table draw (
  county_id text not null,
  id uuid not null,
  inspection_id uuid not null,
  number integer not null check (number >= 1),
  status text not null default 'frozen' check (status in ('frozen', 'committed', 'drawn', 'abandoned')),
  algorithm text not null,
  frame text not null,
  frame_sha256 text not null,
  public_source text not null default '',
  public_number text not null default '',
  seed text,
  repeats_id uuid,
  repeat_reason text not null default '',
  abandon_reason text not null default '',
  frozen_by uuid not null,
  frozen_at timestamptz not null,
  drawn_at timestamptz,
  abandoned_by uuid,
  abandoned_at timestamptz,
  version integer not null default 1,
  primary key (county_id, id),
  unique (county_id, inspection_id, number),
  foreign key (county_id, inspection_id) references inspection (county_id, id),
  foreign key (county_id, repeats_id) references draw (county_id, id),
  check ((status = 'drawn') = (seed is not null and drawn_at is not null)),
  check (status <> 'abandoned' or (abandon_reason <> '' and abandoned_at is not null)),
  check ((repeats_id is null) = (repeat_reason = ''))
);
comment on table draw is '抽取: frame frozen, two officers commit and reveal, the result follows; an abandoned or repeated one stays for ever.';
comment on column draw.frame is 'The canonical text whose SHA-256 is published before anybody reveals; docs/draw.md says its form.';
comment on column draw.public_source is 'Which public number is taken, of which day, fixed with the frame; empty: none.';
create index draw_repeats_idx on draw (county_id, repeats_id);
select distribute('draw');
select guard('draw');
revoke delete on draw from zhucun_app;

create table draw_officer (
  county_id text not null,
  draw_id uuid not null,
  account_id uuid not null,
  position integer not null check (position in (1, 2)),
  commitment text not null,
  committed_at timestamptz not null,
  secret text,
  revealed_at timestamptz,
  primary key (county_id, draw_id, account_id),
  unique (county_id, draw_id, position),
  foreign key (county_id, draw_id) references draw (county_id, id),
  check ((secret is null) = (revealed_at is null))
);
comment on table draw_officer is '抽取人: each of two commits to a secret before either is known, and reveals it after both have.';
select distribute('draw_officer');
select guard('draw_officer');
revoke delete on draw_officer from zhucun_app;

create table draw_result (
  county_id text not null,
  draw_id uuid not null,
  result text not null,
  result_sha256 text not null,
  sealed boolean not null,
  readers uuid[] not null default '{}',
  primary key (county_id, draw_id),
  foreign key (county_id, draw_id) references draw (county_id, id)
);
comment on table draw_result is '抽取结果: canonical text of who was drawn and by whom inspected; sealed to the readers until the inspection starts.';
select distribute('draw_result');
select guard('draw_result');
revoke delete on draw_result from zhucun_app;

create table inspection_object (
  county_id text not null,
  id uuid not null,
  inspection_id uuid not null,
  draw_id uuid,
  subject_id uuid not null,
  village_id uuid,
  township_id uuid not null,
  name text not null,
  stratum text not null default '',
  position integer not null,
  group_number integer,
  inspectors uuid[] not null default '{}',
  sealed boolean not null default false,
  readers uuid[] not null default '{}',
  waiver_reason text not null default '',
  waived_by uuid,
  waived_at timestamptz,
  primary key (county_id, id),
  unique (county_id, inspection_id, subject_id),
  foreign key (county_id, inspection_id) references inspection (county_id, id),
  foreign key (county_id, draw_id) references draw (county_id, id)
);
comment on table inspection_object is '抽查对象: a village, team or township this inspection goes to, drawn or named, with its inspectors.';
comment on column inspection_object.draw_id is 'Null: named by hand, not drawn.';
comment on column inspection_object.inspectors is 'Persons of the inspecting team, at least two.';
comment on column inspection_object.sealed is 'Seen by the readers alone until the inspection starts.';
comment on column inspection_object.waiver_reason is 'Why it may be visited although its cap of the month is reached; allowed by waived_by, not by whoever planned it.';
create index inspection_object_draw_idx on inspection_object (county_id, draw_id);
create index inspection_object_village_idx on inspection_object (county_id, village_id);
select distribute('inspection_object');
select guard_village('inspection_object');
revoke delete on inspection_object from zhucun_app;

-- 四不两直：result and objects are sealed to the inspecting team also here.
create policy sealed on draw_result as restrictive for select to zhucun_app
  using (not sealed or current_setting('app.account', true) = any (readers::text[]) or current_setting('app.role', true) like 'system-%');
create policy sealed on inspection_object as restrictive for select to zhucun_app
  using (not sealed or current_setting('app.account', true) = any (readers::text[]) or current_setting('app.role', true) like 'system-%');
