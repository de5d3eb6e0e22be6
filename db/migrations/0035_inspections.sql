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
  scope jsonb not null default '{"of":"all","townshipIds":[],"ids":[]}',
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
comment on column inspection.scope is 'Which villages, teams or townships it may go to: of one round, all, within townships, or single ones.';
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

create table inspector_recusal (
  county_id text not null,
  id uuid not null,
  person_id uuid not null,
  township_id uuid not null,
  village_id uuid,
  reason text not null check (reason <> ''),
  made_by uuid not null,
  made_at timestamptz not null default now(),
  removed_at timestamptz,
  primary key (county_id, id),
  foreign key (county_id, person_id) references inspector (county_id, person_id),
  foreign key (county_id, township_id) references township (county_id, id),
  foreign key (county_id, village_id) references village (county_id, id)
);
comment on table inspector_recusal is '回避: added by hand, beside what follows from home, kinship, postings, unit and earlier inspections; without a village the whole township.';
create index inspector_recusal_person_idx on inspector_recusal (county_id, person_id);
create index inspector_recusal_township_idx on inspector_recusal (county_id, township_id);
create index inspector_recusal_village_idx on inspector_recusal (county_id, village_id);
select distribute('inspector_recusal');
select guard('inspector_recusal');
revoke delete on inspector_recusal from zhucun_app;

create table inspection_waiver (
  county_id text not null,
  inspection_id uuid not null,
  village_id uuid not null,
  reason text not null check (reason <> ''),
  asked_by uuid not null,
  asked_at timestamptz not null,
  allowed_by uuid,
  allowed_at timestamptz,
  primary key (county_id, inspection_id, village_id),
  foreign key (county_id, inspection_id) references inspection (county_id, id),
  foreign key (county_id, village_id) references village (county_id, id),
  check (allowed_by is distinct from asked_by),
  check ((allowed_by is null) = (allowed_at is null))
);
comment on table inspection_waiver is '超次数到村: a village whose cap of the month is reached may be visited nevertheless, when somebody other than whoever asks allows it.';
create index inspection_waiver_village_idx on inspection_waiver (county_id, village_id);
select distribute('inspection_waiver');
select guard('inspection_waiver');
revoke delete on inspection_waiver from zhucun_app;

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
  public_on date,
  public_number text not null default '',
  public_by uuid,
  public_at timestamptz,
  readers uuid[] not null,
  villages uuid[] not null default '{}',
  objects integer not null check (objects >= 1),
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
  check ((status = 'drawn') = (drawn_at is not null)),
  check ((public_source = '') = (public_on is null)),
  check ((public_number = '') = (public_at is null)),
  check (status <> 'abandoned' or (abandon_reason <> '' and abandoned_at is not null)),
  check ((repeats_id is null) = (repeat_reason = ''))
);
comment on table draw is '抽取: frame frozen, two officers commit and reveal, the result follows; an abandoned or repeated one stays for ever.';
comment on column draw.frame is 'The canonical text whose SHA-256 is published before anybody reveals; docs/draw.md says its form.';
comment on column draw.public_source is 'Which public number is taken, of which day, fixed with the frame; empty: none.';
comment on column draw.public_on is 'The day the public number comes out: nobody commits from then on, nobody reveals before it is entered.';
comment on column draw.villages is 'Of all that may be drawn: another inspection of the month keeps clear of them while nobody may know who was.';
comment on column draw.objects is 'How many it draws.';
comment on column draw.readers is 'Accounts of the inspecting team as it was frozen: to them alone the result opens before the start.';
create index draw_repeats_idx on draw (county_id, repeats_id);
create unique index draw_open_idx on draw (county_id, inspection_id) where status in ('frozen', 'committed');
select distribute('draw');
select guard('draw');
-- What was frozen is never changed: only the steps of the draw come later.
revoke update, delete on draw from zhucun_app;
grant update (status, public_number, public_by, public_at, drawn_at, abandon_reason, abandoned_by, abandoned_at, version) on draw to zhucun_app;

create table draw_officer (
  county_id text not null,
  draw_id uuid not null,
  account_id uuid not null,
  position integer not null check (position in (1, 2)),
  commitment text not null,
  committed_at timestamptz not null,
  revealed_at timestamptz,
  primary key (county_id, draw_id, account_id),
  unique (county_id, draw_id, position),
  foreign key (county_id, draw_id) references draw (county_id, id)
);
comment on table draw_officer is '抽取人: each of two commits to a secret before either is known, and reveals it after both have.';
select distribute('draw_officer');
select guard('draw_officer');
revoke update, delete on draw_officer from zhucun_app;
grant update (revealed_at) on draw_officer to zhucun_app;

create table draw_secret (
  county_id text not null,
  draw_id uuid not null,
  account_id uuid not null,
  secret text not null,
  sealed boolean not null default true,
  readers uuid[] not null default '{}',
  primary key (county_id, draw_id, account_id),
  foreign key (county_id, draw_id, account_id) references draw_officer (county_id, draw_id, account_id)
);
comment on table draw_secret is '抽取口令: who knows both can compute the result, so they are sealed like it; read in one place only, while the draw is made.';
select distribute('draw_secret');
select guard('draw_secret');
revoke update, delete on draw_secret from zhucun_app;
grant update (sealed) on draw_secret to zhucun_app;

create table draw_result (
  county_id text not null,
  draw_id uuid not null,
  seed text not null,
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
revoke update, delete on draw_result from zhucun_app;
grant update (sealed) on draw_result to zhucun_app;

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
  waiver_reason text not null default '',
  waived_by uuid,
  waived_at timestamptz,
  primary key (county_id, id),
  unique (county_id, inspection_id, subject_id),
  foreign key (county_id, inspection_id) references inspection (county_id, id),
  foreign key (county_id, draw_id) references draw (county_id, id)
);
comment on table inspection_object is '抽查对象: a village, team or township this inspection goes to, drawn or named, with its inspectors. Drawn ones are written when the inspection starts; until then only the sealed result knows them.';
comment on column inspection_object.draw_id is 'Null: named by hand, not drawn.';
comment on column inspection_object.inspectors is 'Persons of the inspecting team, at least two.';
comment on column inspection_object.waiver_reason is 'Why it may be visited although its cap of the month is reached; allowed by waived_by, not by whoever planned it.';
create index inspection_object_draw_idx on inspection_object (county_id, draw_id);
create index inspection_object_village_idx on inspection_object (county_id, village_id);
select distribute('inspection_object');
select guard_village('inspection_object');
-- Who was named by hand may be taken off again before the start; who was drawn stays.
create policy drawn_stays on inspection_object as restrictive for delete to zhucun_app using (draw_id is null);

-- 四不两直：until the start nobody but the inspecting team reads the result, not even the program's jobs; app.drawing names the one draw
-- that is being drawn or opened by the start, for as long as that takes.
create policy sealed on draw_result as restrictive for select to zhucun_app
  using (not sealed or current_setting('app.account', true) = any (readers::text[]) or current_setting('app.drawing', true) = draw_id::text);
create policy sealed on draw_secret as restrictive for select to zhucun_app
  using (not sealed or current_setting('app.account', true) = any (readers::text[]) or current_setting('app.drawing', true) = draw_id::text);
