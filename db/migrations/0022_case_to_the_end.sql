-- A relapse opens a new file in the same round: which opening of the village this is.
alter table case_file add column opening integer not null default 1 check (opening >= 1);
alter table case_file drop constraint case_file_county_id_round_id_village_id_key;
alter table case_file add constraint case_file_opening_key unique (county_id, round_id, village_id, opening);
alter table case_file add column predecessor_id uuid;
alter table case_file add constraint case_file_predecessor_fkey foreign key (county_id, predecessor_id) references case_file (county_id, id);
create index case_file_predecessor_idx on case_file (county_id, predecessor_id);
alter table case_file add column clock_from date;
alter table case_file add column self_assessed_by uuid;
alter table case_file add column checked_by uuid;
alter table case_file add column accepted_by uuid;
alter table case_file add column delisted_on date;
alter table case_file add column consolidation_to date;
alter table case_file add column closed_on date;
alter table case_file add column relapsed_on date;
alter table case_file add constraint case_file_other_hand check (accepted_by is null or (accepted_by is distinct from self_assessed_by and accepted_by is distinct from checked_by));
comment on column case_file.predecessor_id is '反弹: the file whose village fell back; that file stays as it was.';
comment on column case_file.clock_from is 'Where the clock began: the opening of the first file of a chain of relapses; null: opened_on.';

create table case_step (
  county_id text not null,
  id uuid not null,
  case_id uuid not null,
  village_id uuid not null,
  township_id uuid not null,
  action text not null,
  from_status text not null,
  to_status text not null,
  on_day date not null,
  opinion text not null default '',
  made_by uuid not null,
  made_at timestamptz not null default now(),
  primary key (county_id, id),
  foreign key (county_id, case_id) references case_file (county_id, id)
);
comment on table case_step is '办理过程: every step of a file with who took it and why; only added.';
create index case_step_case_idx on case_step (county_id, case_id, made_at);
select distribute('case_step');
select guard_village('case_step');
revoke update, delete on case_step from zhucun_app;

create table acceptance (
  county_id text not null,
  id uuid not null,
  case_id uuid not null,
  village_id uuid not null,
  township_id uuid not null,
  attempt integer not null check (attempt >= 1),
  scheme jsonb not null,
  scheme_version integer not null,
  held_on date not null,
  members text not null,
  scores jsonb not null,
  points integer not null,
  invited integer not null check (invited >= 0),
  present integer not null check (present between 0 and invited),
  satisfied integer not null check (satisfied >= 0),
  fair integer not null check (fair >= 0),
  dissatisfied integer not null check (dissatisfied >= 0),
  outcome text not null check (outcome in ('passed', 'failed')),
  veto text not null default '',
  opinion text not null default '',
  new_due_on date,
  recorded_by uuid not null,
  recorded_at timestamptz not null default now(),
  primary key (county_id, id),
  unique (county_id, case_id, attempt),
  foreign key (county_id, case_id) references case_file (county_id, id),
  check (satisfied + fair + dissatisfied <= present),
  check ((outcome = 'failed') = (new_due_on is not null))
);
comment on table acceptance is '县级验收: scores by the scheme it was held under, and the democratic appraisal 民主测评; only added.';
comment on column acceptance.points is 'Hundredths of a point.';
select distribute('acceptance');
select guard_village('acceptance');
revoke update, delete on acceptance from zhucun_app;

create table consolidation_check (
  county_id text not null,
  id uuid not null,
  case_id uuid not null,
  village_id uuid not null,
  township_id uuid not null,
  month integer not null check (month >= 1),
  due_on date not null,
  done_on date,
  sound boolean,
  finding text not null default '',
  done_by uuid,
  version integer not null default 1,
  primary key (county_id, id),
  unique (county_id, case_id, month),
  foreign key (county_id, case_id) references case_file (county_id, id)
);
comment on table consolidation_check is '巩固期检查: light checks after 3, 6 and 12 months (a setting).';
create index consolidation_check_due_idx on consolidation_check (county_id, due_on) where done_on is null;
select distribute('consolidation_check');
select guard_village('consolidation_check');
revoke delete on consolidation_check from zhucun_app;

create table look_back (
  county_id text not null,
  id uuid not null,
  case_id uuid not null,
  village_id uuid not null,
  township_id uuid not null,
  on_day date not null,
  visitors text not null,
  finding text not null,
  relapsed boolean not null,
  successor_id uuid,
  made_by uuid not null,
  made_at timestamptz not null default now(),
  primary key (county_id, id),
  foreign key (county_id, case_id) references case_file (county_id, id),
  foreign key (county_id, successor_id) references case_file (county_id, id)
);
comment on table look_back is '回头看: a visit after delisting; a relapse 反弹 opens a linked new file.';
create index look_back_case_idx on look_back (county_id, case_id);
create index look_back_successor_idx on look_back (county_id, successor_id);
select distribute('look_back');
select guard_village('look_back');
revoke update, delete on look_back from zhucun_app;

-- A team and a unit see the files of their own villages.
alter policy reach on case_file using (case current_setting('app.whole', true) when county_id then true when '*' then true else
  strpos(current_setting('app.counties', true), ',' || county_id || ',') > 0
  and (current_setting('app.townships', true) = '*' or strpos(current_setting('app.townships', true), ',' || township_id::text || ',') > 0)
  and (current_setting('app.villages', true) = '*' or strpos(current_setting('app.villages', true), ',' || village_id::text || ',') > 0) end);
