create table plan (
  county_id text not null,
  id uuid not null,
  team_id uuid not null,
  village_id uuid not null,
  township_id uuid not null,
  kind text not null check (kind in ('three-year', 'annual', 'monthly')),
  year integer not null check (year between 2000 and 2100),
  month integer check (month between 1 and 12),
  status text not null default 'draft' check (status in ('draft', 'submitted', 'approved', 'returned')),
  aims text not null default '',
  return_reason text not null default '',
  submitted_by uuid,
  approved_by uuid,
  approved_on date,
  posted_on date,
  filed_on date,
  version integer not null default 1,
  updated_at timestamptz not null default now(),
  primary key (county_id, id),
  foreign key (county_id, team_id) references team (county_id, id),
  check ((kind = 'monthly') = (month is not null)),
  check (approved_by is null or approved_by <> submitted_by)
);
comment on table plan is '三年规划、年度计划、月度任务清单 of a team: approved by the township, posted in the village, filed with the county. year is the first of three for a three-year plan.';
create unique index plan_one_idx on plan (county_id, team_id, kind, year, coalesce(month, 0));
create index plan_team_idx on plan (county_id, team_id);
create index plan_list_idx on plan (county_id, kind, year, month);
select distribute('plan');
select guard_village('plan');
revoke delete on plan from zhucun_app;

create table major_item (
  county_id text not null,
  id uuid not null,
  team_id uuid not null,
  village_id uuid not null,
  township_id uuid not null,
  organisation_id uuid,
  year integer not null check (year between 2000 and 2100),
  position integer not null check (position between 1 and 20),
  title text not null check (title <> ''),
  category text not null check (category in ('organisation', 'industry', 'infrastructure', 'livelihood', 'governance', 'talent', 'funds', 'other', 'lecture', 'own-business')),
  problem_id uuid,
  budget_fen bigint check (budget_fen >= 0),
  lands_on date,
  status text not null default 'planning' check (status in ('planning', 'under-way', 'landed', 'dropped')),
  planned_since date not null,
  landed_on date,
  drop_reason text not null default '',
  filed_on date,
  version integer not null default 1,
  updated_at timestamptz not null default now(),
  primary key (county_id, id),
  foreign key (county_id, team_id) references team (county_id, id),
  foreign key (county_id, organisation_id) references organisation (county_id, id),
  foreign key (county_id, problem_id) references case_problem (county_id, id)
);
comment on table major_item is '三项重大帮扶事项 of a team and year: what it is, which problem it solves, when it lands. planned_since starts the clock of “仍在谋划”.';
create unique index major_item_place_idx on major_item (county_id, team_id, year, position) where status <> 'dropped';
create index major_item_team_idx on major_item (county_id, team_id);
create index major_item_organisation_idx on major_item (county_id, organisation_id);
create index major_item_problem_idx on major_item (county_id, problem_id);
select distribute('major_item');
select guard_village('major_item');
revoke delete on major_item from zhucun_app;

create table plan_task (
  county_id text not null,
  id uuid not null,
  plan_id uuid not null,
  team_id uuid not null,
  village_id uuid not null,
  township_id uuid not null,
  parent_id uuid,
  carried_from uuid,
  carried_on date,
  position integer not null default 0,
  text text not null check (text <> ''),
  owner text not null default '',
  problem_id uuid,
  goal_id uuid,
  major_item_id uuid,
  due_on date,
  done_on date,
  done_note text not null default '',
  removed_at timestamptz,
  version integer not null default 1,
  updated_at timestamptz not null default now(),
  primary key (county_id, id),
  foreign key (county_id, plan_id) references plan (county_id, id),
  foreign key (county_id, parent_id) references plan_task (county_id, id),
  foreign key (county_id, carried_from) references plan_task (county_id, id),
  foreign key (county_id, problem_id) references case_problem (county_id, id),
  foreign key (county_id, goal_id) references case_goal (county_id, id),
  foreign key (county_id, major_item_id) references major_item (county_id, id)
);
comment on table plan_task is '任务: a line of a plan. parent_id is the line of the wider plan it carries out (monthly → annual → three-year).';
comment on column plan_task.carried_on is '结转: from this day a line of a later month goes on with it (carried_from there); it no longer counts here.';
create index plan_task_plan_idx on plan_task (county_id, plan_id, position);
create index plan_task_parent_idx on plan_task (county_id, parent_id);
create index plan_task_carried_idx on plan_task (county_id, carried_from);
create index plan_task_problem_idx on plan_task (county_id, problem_id);
create index plan_task_goal_idx on plan_task (county_id, goal_id);
create index plan_task_major_idx on plan_task (county_id, major_item_id);
create index plan_task_team_idx on plan_task (county_id, team_id) include (due_on, done_on) where removed_at is null and carried_on is null;
select distribute('plan_task');
select guard_village('plan_task');
revoke delete on plan_task from zhucun_app;

create table schedule (
  county_id text not null,
  id uuid not null,
  team_id uuid not null,
  village_id uuid not null,
  township_id uuid not null,
  name text not null check (name <> ''),
  major_item_id uuid,
  goal_id uuid,
  task_id uuid,
  deadline date not null,
  template jsonb not null,
  template_version integer not null,
  status text not null default 'draft' check (status in ('draft', 'submitted', 'returned', 'approved', 'dropped')),
  reason text not null default '',
  late_days integer not null default 0 check (late_days >= 0),
  submitted_by uuid,
  approved_by uuid,
  approved_on date,
  version integer not null default 1,
  updated_at timestamptz not null default now(),
  primary key (county_id, id),
  foreign key (county_id, team_id) references team (county_id, id),
  foreign key (county_id, major_item_id) references major_item (county_id, id),
  foreign key (county_id, goal_id) references case_goal (county_id, id),
  foreign key (county_id, task_id) references plan_task (county_id, id),
  check (num_nonnulls(major_item_id, goal_id, task_id) <= 1),
  check (approved_by is null or approved_by <> submitted_by)
);
comment on table schedule is '倒排工期: a deadline, the frozen template of steps and closed windows, and when each step must begin at the latest.';
comment on column schedule.template_version is 'Version of the rule schedule-templates the template was taken from; 0 is the shipped one.';
comment on column schedule.reason is 'Why it was sent back or dropped.';
comment on column schedule.late_days is 'How many days too late it already was when it was approved; 0 when it still fitted.';
create index schedule_team_idx on schedule (county_id, team_id);
create index schedule_major_idx on schedule (county_id, major_item_id);
create index schedule_goal_idx on schedule (county_id, goal_id);
create index schedule_task_idx on schedule (county_id, task_id);
select distribute('schedule');
select guard_village('schedule');
revoke delete on schedule from zhucun_app;
revoke delete on schedule from zhucun_app;

create table schedule_step (
  county_id text not null,
  schedule_id uuid not null,
  position integer not null check (position >= 1),
  village_id uuid not null,
  township_id uuid not null,
  name text not null,
  days integer not null check (days >= 1),
  basis text not null check (basis in ('working', 'calendar')),
  owner text not null default '',
  latest_start date not null,
  latest_finish date not null,
  started_on date,
  done_on date,
  primary key (county_id, schedule_id, position),
  foreign key (county_id, schedule_id) references schedule (county_id, id),
  check (latest_finish >= latest_start)
);
comment on table schedule_step is '工序: a step of a backward schedule with its latest start and finish.';
select distribute('schedule_step');
select guard_village('schedule_step');

create table duty_week (
  county_id text not null,
  team_id uuid not null,
  week_on date not null check (extract(isodow from week_on) = 1),
  village_id uuid not null,
  township_id uuid not null,
  line text not null,
  updated_at timestamptz not null default now(),
  primary key (county_id, team_id, week_on),
  foreign key (county_id, team_id) references team (county_id, id)
);
comment on table duty_week is '在岗计划: one optional line a week, copied forward.';
select distribute('duty_week');
select guard_village('duty_week');
