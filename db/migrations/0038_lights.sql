-- 红黄绿灯: what each thing shows, how it showed at the end of every month, and what a person set by hand for a time. Never people.
create table light (
  county_id text not null references area (id),
  kind text not null check (kind in ('case', 'goal', 'finding', 'project')),
  subject_id uuid not null,
  village_id uuid,
  township_id uuid,
  organisation_id uuid,
  rule_set text not null check (rule_set in ('deadline', 'pace', 'staged', 'own')),
  rule_version integer not null check (rule_version >= 0),
  colour text not null check (colour in ('none', 'green', 'yellow', 'red')),
  streak integer not null default 0 check (streak >= 0),
  before_colour text check (before_colour in ('none', 'green', 'yellow', 'red')),
  before_streak integer not null default 0,
  changed_on date not null,
  since date not null,
  numbers jsonb not null,
  primary key (county_id, kind, subject_id)
);
comment on table light is '红黄绿灯: what the rule gave a thing at the last evaluation. A row is written only when something in it changes.';
comment on column light.streak is 'How many evaluations in a row found it better than its colour; a rule may ask for several before it turns back.';
comment on column light.before_colour is 'The colour before the day of changed_on, so that evaluating twice on a day gives the same as once.';
comment on column light.numbers is 'What the rule looked at; the sentence is made of it and of the rule version.';
select distribute('light');

create table light_run (
  county_id text not null references area (id),
  on_day date not null,
  ran_at timestamptz not null default now(),
  subjects integer not null check (subjects >= 0),
  rule_version integer not null,
  frozen_to date,
  primary key (county_id)
);
comment on table light_run is '评定: when the lights of a county were last evaluated, and which month was frozen last.';
select distribute('light_run');
select guard('light_run');

create table light_month (
  county_id text not null references area (id),
  kind text not null check (kind in ('case', 'goal', 'finding', 'project')),
  subject_id uuid not null,
  month date not null check (extract(day from month) = 1),
  village_id uuid,
  township_id uuid,
  organisation_id uuid,
  rule_set text not null,
  rule_version integer not null,
  colour text not null check (colour in ('none', 'green', 'yellow', 'red')),
  computed text not null check (computed in ('none', 'green', 'yellow', 'red')),
  numbers jsonb not null,
  primary key (county_id, kind, subject_id, month)
);
comment on table light_month is '月末定格: how a thing stood on the last day of a month; written once.';
comment on column light_month.colour is 'As it was shown, by hand or by the rule; computed is what the rule said.';
create index light_month_month_idx on light_month (county_id, month, kind);
select distribute('light_month');

create table light_override (
  county_id text not null references area (id),
  id uuid not null,
  kind text not null check (kind in ('case', 'goal', 'finding', 'project')),
  subject_id uuid not null,
  village_id uuid,
  township_id uuid,
  organisation_id uuid,
  colour text not null check (colour in ('green', 'yellow', 'red')),
  computed text not null check (computed in ('none', 'green', 'yellow', 'red')),
  reason text not null check (reason <> ''),
  from_on date not null,
  until_on date not null check (until_on >= from_on),
  made_by uuid not null,
  made_at timestamptz not null default now(),
  ended_on date,
  ended_by uuid,
  primary key (county_id, id),
  check ((ended_on is null) = (ended_by is null))
);
comment on table light_override is '人工调整: a light set by hand, with a reason and the last day it holds; it ends by itself.';
comment on column light_override.computed is 'What the rule showed when it was set.';
create index light_override_subject_idx on light_override (county_id, kind, subject_id, from_on);
select distribute('light_override');

-- A finding's light also belongs to the unit that has to rectify it, wherever its people stand.
alter table light enable row level security;
create policy reach on light to zhucun_app using (case current_setting('app.whole', true) when county_id then true when '*' then true else
  strpos(current_setting('app.counties', true), ',' || county_id || ',') > 0
  and (organisation_id::text = current_setting('app.organisation', true)
    or ((current_setting('app.townships', true) = '*' or strpos(current_setting('app.townships', true), ',' || coalesce(township_id::text, '-') || ',') > 0)
    and (current_setting('app.villages', true) = '*' or strpos(current_setting('app.villages', true), ',' || coalesce(village_id::text, '-') || ',') > 0))) end);
grant select, insert, update, delete on light to zhucun_app;
alter table light_month enable row level security;
create policy reach on light_month to zhucun_app using (case current_setting('app.whole', true) when county_id then true when '*' then true else
  strpos(current_setting('app.counties', true), ',' || county_id || ',') > 0
  and (organisation_id::text = current_setting('app.organisation', true)
    or ((current_setting('app.townships', true) = '*' or strpos(current_setting('app.townships', true), ',' || coalesce(township_id::text, '-') || ',') > 0)
    and (current_setting('app.villages', true) = '*' or strpos(current_setting('app.villages', true), ',' || coalesce(village_id::text, '-') || ',') > 0))) end);
grant select, insert on light_month to zhucun_app;
grant update (village_id, township_id) on light_month to zhucun_app;
alter table light_override enable row level security;
create policy reach on light_override to zhucun_app using (case current_setting('app.whole', true) when county_id then true when '*' then true else
  strpos(current_setting('app.counties', true), ',' || county_id || ',') > 0
  and (organisation_id::text = current_setting('app.organisation', true)
    or ((current_setting('app.townships', true) = '*' or strpos(current_setting('app.townships', true), ',' || coalesce(township_id::text, '-') || ',') > 0)
    and (current_setting('app.villages', true) = '*' or strpos(current_setting('app.villages', true), ',' || coalesce(village_id::text, '-') || ',') > 0))) end);
grant select, insert on light_override to zhucun_app;
grant update (village_id, township_id, ended_on, ended_by) on light_override to zhucun_app;

-- One village, one colour: what the county's rule set or a person gave in place of the live light of deadlines is kept on the file itself.
alter table case_file add column set_light text check (set_light in ('none', 'green', 'yellow', 'red'));
alter table case_file add column hand_light text check (hand_light in ('green', 'yellow', 'red'));
alter table case_file add column hand_until date check ((hand_until is null) = (hand_light is null));
comment on column case_file.set_light is 'What a rule set that is not made of deadlines alone gave at the last evaluation; null: the light of its deadlines.';
comment on column case_file.hand_light is 'Set by hand, up to and including hand_until.';
alter table case_goal add column set_light text check (set_light in ('none', 'green', 'yellow', 'red'));
alter table case_goal add column hand_light text check (hand_light in ('green', 'yellow', 'red'));
alter table case_goal add column hand_until date check ((hand_until is null) = (hand_light is null));
comment on column case_goal.set_light is 'As that of its file.';
comment on column case_goal.hand_light is 'As that of its file.';
alter table finding add column set_light text check (set_light in ('none', 'green', 'yellow', 'red'));
alter table finding add column hand_light text check (hand_light in ('green', 'yellow', 'red'));
alter table finding add column hand_until date check ((hand_until is null) = (hand_light is null));
comment on column finding.set_light is 'As that of a file.';
comment on column finding.hand_light is 'As that of a file.';
