-- A file may follow its village to the successor, and a relapse opens a new file in the same round.
alter table case_file add column listed_village_id uuid;
comment on column case_file.listed_village_id is 'The village as the decision named it, kept when the file followed a merger or transfer; null: village_id.';
alter table case_file add column opening integer not null default 1 check (opening >= 1);
comment on column case_file.opening is 'Which opening of the village in the round this is; the second and later follow a relapse.';
alter table case_file drop constraint case_file_county_id_round_id_village_id_key;
create unique index case_file_opening_key on case_file (county_id, round_id, coalesce(listed_village_id, village_id), opening);
alter table case_file add column predecessor_id uuid;
alter table case_file add constraint case_file_predecessor_fkey foreign key (county_id, predecessor_id) references case_file (county_id, id);
create index case_file_predecessor_idx on case_file (county_id, predecessor_id);
comment on column case_file.predecessor_id is '反弹: the file whose village fell back; that file stays as it was.';
alter table case_file add column merged_into_id uuid;
alter table case_file add constraint case_file_merged_into_fkey foreign key (county_id, merged_into_id) references case_file (county_id, id);
create index case_file_merged_into_idx on case_file (county_id, merged_into_id);
comment on column case_file.merged_into_id is 'Its village was merged into one that has a file of its own in the round: that one goes on, this one is read.';
alter table case_file add column clock_from date;
comment on column case_file.clock_from is 'Where the clock began: the opening of the first file of a chain; null: opened_on.';
alter table case_file add column worked_by uuid[] not null default '{}';
comment on column case_file.worked_by is 'Who has marked a line of this file as done: never who accepts it.';
alter table case_file add column self_assessed_by uuid;
alter table case_file add column checked_by uuid;
alter table case_file add column accepted_by uuid;
alter table case_file add column delist_number text not null default '';
comment on column case_file.delist_number is 'Number of the decision that took the village off the list 销号文号.';
alter table case_file add column delisted_on date;
alter table case_file add column consolidation_to date;
alter table case_file add column closed_on date;
alter table case_file add column relapsed_on date;
-- 谁整改谁不销号: a rule of the rows themselves, whatever a command might forget.
alter table case_file add constraint case_file_other_hand check (
  (checked_by is null or checked_by is distinct from self_assessed_by)
  and (accepted_by is null or (accepted_by is distinct from self_assessed_by and accepted_by is distinct from checked_by and accepted_by <> all (worked_by))));
alter table case_file add constraint case_file_way check (
  (status not in ('accepted', 'delisted', 'consolidation', 'closed') or accepted_by is not null)
  and (status not in ('delisted', 'consolidation', 'closed', 'relapsed') or delisted_on is not null)
  and (status <> 'closed' or closed_on is not null));
create index case_file_status_idx on case_file (county_id, status) where status <> 'in-turnaround';

-- Lines of a file lie where the file lies, so that a team reaches those of its village alone.
alter table case_problem add column village_id uuid;
update case_problem i set village_id = f.village_id from case_file f where f.county_id = i.county_id and f.id = i.case_id;
alter table case_problem alter column village_id set not null;
alter table case_goal add column village_id uuid;
update case_goal i set village_id = f.village_id from case_file f where f.county_id = i.county_id and f.id = i.case_id;
alter table case_goal alter column village_id set not null;

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
-- Where a row lies follows the village; what it says does not change.
grant update (village_id, township_id) on case_step to zhucun_app;

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
  hands uuid[] not null,
  recorded_by uuid not null,
  recorded_at timestamptz not null default now(),
  primary key (county_id, id),
  unique (county_id, case_id, attempt),
  foreign key (county_id, case_id) references case_file (county_id, id),
  check (satisfied + fair + dissatisfied between 1 and present),
  check ((outcome = 'failed') = (new_due_on is not null)),
  check (new_due_on > held_on),
  check (cardinality(hands) > 0 and recorded_by <> all (hands))
);
comment on table acceptance is '县级验收: scores by the scheme it was held under, and the democratic appraisal 民主测评; only added.';
comment on column acceptance.points is 'Hundredths of a point, as those of each item in scores.';
comment on column acceptance.scheme is 'The whole 验收方案 it was held under, so that the result can be computed again from this row.';
comment on column acceptance.veto is 'Why it failed whatever the points; empty: no veto.';
comment on column acceptance.hands is 'Who had self-assessed, checked or marked lines done by then: whoever records the acceptance is none of them.';
select distribute('acceptance');
select guard_village('acceptance');
revoke update, delete on acceptance from zhucun_app;
grant update (village_id, township_id) on acceptance to zhucun_app;

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
  foreign key (county_id, case_id) references case_file (county_id, id),
  check ((done_on is null) = (sound is null) and (done_on is null) = (done_by is null))
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
grant update (village_id, township_id) on look_back to zhucun_app;

-- A team and a unit see the files of their own villages, and the lines in them.
alter policy reach on case_file using (case current_setting('app.whole', true) when county_id then true when '*' then true else
  strpos(current_setting('app.counties', true), ',' || county_id || ',') > 0
  and (current_setting('app.townships', true) = '*' or strpos(current_setting('app.townships', true), ',' || township_id::text || ',') > 0)
  and (current_setting('app.villages', true) = '*' or strpos(current_setting('app.villages', true), ',' || village_id::text || ',') > 0) end);
alter policy reach on case_problem using (case current_setting('app.whole', true) when county_id then true when '*' then true else
  strpos(current_setting('app.counties', true), ',' || county_id || ',') > 0
  and (current_setting('app.townships', true) = '*' or strpos(current_setting('app.townships', true), ',' || township_id::text || ',') > 0)
  and (current_setting('app.villages', true) = '*' or strpos(current_setting('app.villages', true), ',' || village_id::text || ',') > 0) end);
alter policy reach on case_goal using (case current_setting('app.whole', true) when county_id then true when '*' then true else
  strpos(current_setting('app.counties', true), ',' || county_id || ',') > 0
  and (current_setting('app.townships', true) = '*' or strpos(current_setting('app.townships', true), ',' || township_id::text || ',') > 0)
  and (current_setting('app.villages', true) = '*' or strpos(current_setting('app.villages', true), ',' || village_id::text || ',') > 0) end);
-- One file at work a village and round; the others are closed, relapsed, withdrawn or went into another.
create unique index case_file_at_work_key on case_file (county_id, round_id, village_id)
  where withdrawn_on is null and merged_into_id is null and status not in ('closed', 'relapsed');
