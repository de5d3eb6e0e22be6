create table evaluation (
  county_id text not null references area (id),
  id uuid not null,
  round_id uuid not null,
  title text not null check (title <> ''),
  subject text not null check (subject in ('village-case', 'team', 'township')),
  cadence text not null check (cadence in ('weekly', 'monthly', 'quarterly', 'half-year')),
  from_on date not null,
  to_on date not null,
  scheme_version integer not null check (scheme_version >= 0),
  scheme jsonb not null,
  status text not null default 'scoring' check (status in ('scoring', 'publicity', 'frozen', 'cancelled')),
  hands uuid[] not null default '{}',
  publicity_by uuid,
  publicity_from date,
  publicity_to date,
  cancel_reason text not null default '',
  frozen_by uuid,
  frozen_at timestamptz,
  version integer not null default 1,
  created_by uuid not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  primary key (county_id, id),
  foreign key (county_id, round_id) references round (county_id, id),
  check (to_on >= from_on),
  check ((publicity_from is null) = (publicity_to is null)),
  check (status <> 'publicity' or (publicity_by is not null and publicity_from is not null)),
  check (status <> 'cancelled' or cancel_reason <> ''),
  check ((status = 'frozen') = (frozen_by is not null and frozen_at is not null)),
  check (frozen_by is null or (frozen_by <> all (hands) and frozen_by is distinct from publicity_by))
);
comment on table evaluation is '考核: one period of one kind of subject under one scheme; scored, made known, frozen.';
comment on column evaluation.scheme is 'The whole 考核方案 as it stood when the evaluation was arranged; the version says of which rule it was.';
comment on column evaluation.hands is 'Whoever entered a score, a survey, an own target or an entry: never who freezes it.';
create index evaluation_round_idx on evaluation (county_id, round_id);
create index evaluation_period_idx on evaluation (county_id, subject, from_on);
select distribute('evaluation');
select guard('evaluation');
revoke delete on evaluation from zhucun_app;
create policy frozen_stays on evaluation as restrictive for update to zhucun_app using (status <> 'frozen') with check (true);

create table evaluation_subject (
  county_id text not null,
  evaluation_id uuid not null,
  subject_id uuid not null,
  village_id uuid,
  township_id uuid not null,
  name text not null,
  township text not null,
  sort_order bigint not null default 0,
  targets jsonb not null default '[]',
  measures jsonb,
  merged_into text not null default '',
  version integer not null default 1,
  primary key (county_id, evaluation_id, subject_id),
  foreign key (county_id, evaluation_id) references evaluation (county_id, id)
);
comment on table evaluation_subject is '考核对象: a village, team or township as a body; never a person.';
comment on column evaluation_subject.targets is '差异化目标: the own targets of this subject, their points add up to the scale of the scheme.';
comment on column evaluation_subject.measures is 'Values taken when the result was made known; null while they are read live.';
comment on column evaluation_subject.merged_into is 'Merged during the period into another subject of the same evaluation, which is scored for both.';
create index evaluation_subject_village_idx on evaluation_subject (county_id, village_id);
create index evaluation_subject_township_idx on evaluation_subject (county_id, township_id);
select distribute('evaluation_subject');
select guard_village('evaluation_subject');
revoke delete on evaluation_subject from zhucun_app;

create table evaluation_input (
  county_id text not null,
  evaluation_id uuid not null,
  subject_id uuid not null,
  item text not null,
  village_id uuid,
  township_id uuid not null,
  kind text not null check (kind in ('score', 'grade', 'survey', 'completion')),
  content jsonb not null,
  reason text not null check (reason <> ''),
  hands uuid[] not null,
  entered_by uuid not null,
  entered_at timestamptz not null default now(),
  version integer not null default 1,
  primary key (county_id, evaluation_id, subject_id, item),
  foreign key (county_id, evaluation_id, subject_id) references evaluation_subject (county_id, evaluation_id, subject_id)
);
comment on table evaluation_input is '评分: what an inspector gave one item of one subject, with the reason; a survey with its counts.';
comment on column evaluation_input.hands is 'Everybody who ever wrote it.';
select distribute('evaluation_input');
select guard_village('evaluation_input');

create table evaluation_entry (
  county_id text not null,
  id uuid not null,
  evaluation_id uuid not null,
  subject_id uuid not null,
  village_id uuid,
  township_id uuid not null,
  item text not null,
  kind text not null check (kind in ('plus', 'minus', 'key-node', 'veto')),
  on_day date not null,
  points integer not null default 0 check (points >= 0),
  reached boolean,
  reason text not null check (reason <> ''),
  made_by uuid not null,
  made_at timestamptz not null default now(),
  withdrawn_by uuid,
  withdrawn_at timestamptz,
  withdraw_reason text not null default '',
  primary key (county_id, id),
  foreign key (county_id, evaluation_id, subject_id) references evaluation_subject (county_id, evaluation_id, subject_id),
  check ((kind = 'key-node') = (reached is not null)),
  check ((withdrawn_by is null) = (withdrawn_at is null)),
  check (withdrawn_at is null or withdraw_reason <> '')
);
comment on table evaluation_entry is '日常记载: a dated plus, minus, key node or veto of a subject, with reason and hand; withdrawn with a reason, never removed.';
comment on column evaluation_entry.points is 'Hundredths of a point, of a plus or minus.';
create index evaluation_entry_subject_idx on evaluation_entry (county_id, evaluation_id, subject_id, on_day);
select distribute('evaluation_entry');
select guard_village('evaluation_entry');
revoke update, delete on evaluation_entry from zhucun_app;
grant update (withdrawn_by, withdrawn_at, withdraw_reason, village_id, township_id) on evaluation_entry to zhucun_app;

create table evaluation_row (
  county_id text not null,
  evaluation_id uuid not null,
  subject_id uuid not null,
  village_id uuid,
  township_id uuid not null,
  measure text not null,
  position integer not null,
  cells jsonb not null,
  amount bigint not null,
  frozen boolean not null default false,
  primary key (county_id, evaluation_id, subject_id, measure, position),
  foreign key (county_id, evaluation_id, subject_id) references evaluation_subject (county_id, evaluation_id, subject_id)
);
comment on table evaluation_row is '取数明细: the very rows behind each system value as they were when the result was made known.';
select distribute('evaluation_row');
select guard_village('evaluation_row');
revoke update on evaluation_row from zhucun_app;
grant update (frozen, village_id, township_id) on evaluation_row to zhucun_app;
create policy frozen_stays on evaluation_row as restrictive for update to zhucun_app using (not frozen) with check (true);
create policy frozen_kept on evaluation_row as restrictive for delete to zhucun_app using (not frozen);

create table evaluation_appeal (
  county_id text not null,
  id uuid not null,
  evaluation_id uuid not null,
  subject_id uuid not null,
  village_id uuid,
  township_id uuid not null,
  item text not null,
  text text not null check (text <> ''),
  status text not null default 'open' check (status in ('open', 'upheld', 'rejected')),
  made_by uuid not null,
  made_on date not null,
  made_at timestamptz not null default now(),
  answer text not null default '',
  answered_by uuid,
  answered_on date,
  version integer not null default 1,
  primary key (county_id, id),
  foreign key (county_id, evaluation_id, subject_id) references evaluation_subject (county_id, evaluation_id, subject_id),
  check ((status = 'open') = (answered_by is null)),
  check (status = 'open' or answer <> '')
);
comment on table evaluation_appeal is '申诉: what a township or team holds against a score while the result is made known, and the answer.';
create index evaluation_appeal_subject_idx on evaluation_appeal (county_id, evaluation_id, subject_id);
select distribute('evaluation_appeal');
select guard_village('evaluation_appeal');
revoke delete on evaluation_appeal from zhucun_app;

create table evaluation_score (
  county_id text not null,
  evaluation_id uuid not null,
  subject_id uuid not null,
  village_id uuid,
  township_id uuid not null,
  result jsonb not null,
  primary key (county_id, evaluation_id, subject_id),
  foreign key (county_id, evaluation_id, subject_id) references evaluation_subject (county_id, evaluation_id, subject_id)
);
comment on table evaluation_score is '考核得分: a frozen result with the explanation of every item; only added.';
select distribute('evaluation_score');
select guard_village('evaluation_score');
revoke update, delete on evaluation_score from zhucun_app;

create table evaluation_freeze (
  county_id text not null,
  evaluation_id uuid not null,
  inputs text not null,
  inputs_sha256 text not null check (inputs_sha256 ~ '^[0-9a-f]{64}$'),
  result text not null,
  result_sha256 text not null check (result_sha256 ~ '^[0-9a-f]{64}$'),
  frozen_at timestamptz not null default now(),
  primary key (county_id, evaluation_id),
  foreign key (county_id, evaluation_id) references evaluation (county_id, id)
);
comment on table evaluation_freeze is '考核定格: canonical bytes of all inputs and of the result; the one computes the other for ever.';
select distribute('evaluation_freeze');
select guard('evaluation_freeze');
revoke update, delete on evaluation_freeze from zhucun_app;
-- It holds every subject of the county: only for offices that see all of them.
create policy whole_county on evaluation_freeze as restrictive for select to zhucun_app
  using (current_setting('app.townships', true) = '*' and current_setting('app.villages', true) = '*');
