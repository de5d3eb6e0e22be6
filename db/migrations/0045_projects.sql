-- 帮扶项目：从项目库到管护收益。一个项目可惠及几个乡镇的几个村，也有业主单位、主管部门：what of it an office reaches is one list of ids.

-- reach holds the townships and villages a project serves, its owner and its department. A township reaches what names one of its
-- townships, a team or unit what names one of its villages or the unit itself, every other office the whole county.
create function guard_reach(name text) returns void language plpgsql as $$
begin
  execute format('alter table %I enable row level security', name);
  execute format(
    'create policy reach on %I to zhucun_app using (case current_setting(''app.whole'', true) when county_id then true when ''*'' then true else '
    || 'strpos(current_setting(''app.counties'', true), '','' || county_id || '','') > 0 and case '
    || 'when current_setting(''app.villages'', true) <> ''*'' then reach && string_to_array(trim(both '','' from current_setting(''app.villages'', true) || current_setting(''app.organisation'', true)), '','')::uuid[] '
    || 'when current_setting(''app.townships'', true) <> ''*'' then reach && string_to_array(trim(both '','' from current_setting(''app.townships'', true) || current_setting(''app.organisation'', true)), '','')::uuid[] '
    || 'else true end end)', name);
  execute format('grant select, insert, update, delete on %I to zhucun_app', name);
end $$;
comment on function guard_reach is 'guard() for rows that several places and units share: their list of ids and the ids of the request have one in common.';

create table project_duty (
  county_id text not null references area (id),
  id uuid not null,
  duty text not null check (duty in ('finance', 'audit', 'sector')),
  kind text check (kind in ('industry', 'infrastructure', 'public-service', 'party-premises', 'other')),
  organisation_id uuid not null,
  primary key (county_id, id),
  unique nulls not distinct (county_id, duty, kind, organisation_id),
  foreign key (county_id, organisation_id) references organisation (county_id, id),
  check ((duty = 'sector') or kind is null)
);
comment on table project_duty is '项目职责单位: which department reviews budgets (finance), audits, or is in charge of a kind of project (sector).';
create index project_duty_organisation_idx on project_duty (county_id, organisation_id);
select distribute('project_duty');
select guard('project_duty');

create table expert (
  county_id text not null references area (id),
  id uuid not null,
  name text not null check (name <> ''),
  sector text not null check (sector in ('industry', 'infrastructure', 'public-service', 'party-premises', 'other')),
  unit text not null check (unit <> ''),
  title text not null default '',
  phone text,
  valid_to date,
  version integer not null default 1,
  updated_at timestamptz not null default now(),
  primary key (county_id, id)
);
comment on table expert is '论证专家: who may be asked for a written opinion on a project, by sector.';
comment on column expert.phone is 'Masked on every page; each reveal leaves an audit row.';
create unique index expert_name_idx on expert (county_id, name, unit) where valid_to is null;
select distribute('expert');
select guard('expert');
revoke delete on expert from zhucun_app;

create table project (
  county_id text not null references area (id),
  id uuid not null,
  year integer not null check (year between 2013 and 2199),
  number integer not null check (number >= 1),
  name text not null check (name <> ''),
  kind text not null check (kind in ('industry', 'infrastructure', 'public-service', 'party-premises', 'other')),
  asset_class text not null check (asset_class in ('operating', 'public', 'household')),
  declared_from text not null check (declared_from in ('team', 'township', 'county')),
  township_id uuid,
  place text not null default '',
  content text not null default '',
  scale text not null default '',
  target text not null default '',
  link_mechanism text not null default '',
  owner text not null default '',
  owner_id uuid,
  sector_id uuid,
  builder text not null default '',
  responsible text not null default '',
  phone text,
  permits jsonb not null default '[]',
  plan_start_on date,
  plan_finish_on date,
  started_on date,
  finished_on date,
  estimate_fen bigint not null check (estimate_fen > 0),
  budget_fen bigint check (budget_fen > 0),
  allocated_fen bigint not null default 0 check (allocated_fen >= 0),
  contracted_fen bigint not null default 0 check (contracted_fen >= 0),
  paid_fen bigint not null default 0 check (paid_fen >= 0),
  promised_fen bigint not null default 0 check (promised_fen >= 0),
  status text not null default 'draft' check (status in ('draft', 'declared', 'reviewed', 'argued', 'banked', 'rejected', 'withdrawn',
    'approved', 'designed', 'budgeted', 'tendered', 'contracted', 'started', 'completed', 'pre-accepted', 'accepted', 'settled',
    'transferred', 'titled', 'in-upkeep', 'yielding')),
  standing text not null default 'normal' check (standing in ('normal', 'changing', 'paused', 'terminated', 'recalled')),
  hands uuid[] not null default '{}',
  reach uuid[] not null,
  imported boolean not null default false,
  version integer not null default 1,
  created_by uuid not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  primary key (county_id, id),
  unique (county_id, year, number),
  foreign key (county_id, township_id) references township (county_id, id),
  foreign key (county_id, owner_id) references organisation (county_id, id),
  foreign key (county_id, sector_id) references organisation (county_id, id),
  check (plan_finish_on >= plan_start_on),
  check (finished_on >= started_on),
  check (contracted_fen <= budget_fen),
  check (paid_fen <= contracted_fen),
  check (paid_fen <= allocated_fen),
  check (contracted_fen = 0 or budget_fen is not null)
);
comment on table project is '帮扶项目: one project from its declaration to its upkeep and income; may serve several villages.';
comment on column project.township_id is '牵头乡镇: whose township reviews it; null: proposed by the county.';
comment on column project.permits is '用地、环评、规划许可: name, state (not-needed, pending, done) and document of each.';
comment on column project.estimate_fen is '申报概算. In fen.';
comment on column project.budget_fen is '评审核定的预算: contracts stay within it; only an approved change alters it.';
comment on column project.allocated_fen is 'What fund allocations have brought less what was recalled; kept by the ledger.';
comment on column project.contracted_fen is 'Sum of its contracts; kept by the ledger.';
comment on column project.paid_fen is 'Sum of its payments; kept by the ledger.';
comment on column project.promised_fen is '预期年收益: income a year of all its villages together.';
comment on column project.standing is 'The side state: changing, paused, terminated, or its funds recalled.';
comment on column project.hands is 'Whoever declared it, edited it or passed a gate for its owner: never who accepts it.';
comment on column project.reach is 'Townships and villages it serves, its owner, its department.';
create index project_reach_idx on project using gin (reach);
create index project_status_idx on project (county_id, status, standing);
create index project_township_idx on project (county_id, township_id);
create index project_owner_idx on project (county_id, owner_id);
create index project_sector_idx on project (county_id, sector_id);
select distribute('project');
select guard_reach('project');
-- A draft nobody has handed in, and what an import brought in and nobody has touched since.
create policy unborn on project as restrictive for delete to zhucun_app using (status = 'draft' or (imported and version = 1));

create table project_village (
  county_id text not null,
  project_id uuid not null,
  village_id uuid not null,
  township_id uuid not null,
  share integer not null check (share > 0),
  promised_fen bigint not null default 0 check (promised_fen >= 0),
  reach uuid[] not null,
  primary key (county_id, project_id, village_id),
  foreign key (county_id, project_id) references project (county_id, id),
  foreign key (county_id, village_id) references village (county_id, id)
);
comment on table project_village is '受益村: the villages a project serves; several of them pool it 统筹.';
comment on column project_village.share is 'Its part among the shares of all villages of the project, a whole number.';
comment on column project_village.promised_fen is '预期年收益 of this village.';
create index project_village_village_idx on project_village (county_id, village_id);
select distribute('project_village');
select guard_reach('project_village');

create table project_step (
  county_id text not null,
  id uuid not null,
  project_id uuid not null,
  action text not null,
  from_status text not null,
  to_status text not null,
  from_standing text not null,
  to_standing text not null,
  on_day date not null,
  text text not null default '',
  reach uuid[] not null,
  made_by uuid not null,
  made_at timestamptz not null default now(),
  primary key (county_id, id),
  foreign key (county_id, project_id) references project (county_id, id)
);
comment on table project_step is '项目过程: every step with who took it; only added.';
create index project_step_project_idx on project_step (county_id, project_id, made_at);
select distribute('project_step');
select guard_reach('project_step');
revoke update, delete on project_step from zhucun_app;
grant update (reach) on project_step to zhucun_app;
grant delete on project_step to zhucun_app;
create policy unborn on project_step as restrictive for delete to zhucun_app using (action in ('draft', 'import'));

create table project_argument (
  county_id text not null,
  id uuid not null,
  project_id uuid not null,
  held_on date not null,
  place text not null default '',
  chair text not null default '',
  conclusion text check (conclusion in ('pass', 'return')),
  text text not null default '',
  concluded_on date,
  concluded_by uuid,
  reach uuid[] not null,
  version integer not null default 1,
  made_by uuid not null,
  made_at timestamptz not null default now(),
  primary key (county_id, id),
  foreign key (county_id, project_id) references project (county_id, id),
  check ((conclusion is null) = (concluded_on is null))
);
comment on table project_argument is '专家论证: one hearing of a project, with written opinions and a conclusion.';
create index project_argument_project_idx on project_argument (county_id, project_id);
create unique index project_argument_open_idx on project_argument (county_id, project_id) where conclusion is null;
select distribute('project_argument');
select guard_reach('project_argument');
revoke delete on project_argument from zhucun_app;

create table argument_opinion (
  county_id text not null,
  id uuid not null,
  argument_id uuid not null,
  project_id uuid not null,
  expert_id uuid,
  organisation_id uuid,
  conclusion text not null check (conclusion in ('pass', 'pass-with-changes', 'return')),
  text text not null check (text <> ''),
  written_on date not null,
  reach uuid[] not null,
  recorded_by uuid not null,
  recorded_at timestamptz not null default now(),
  primary key (county_id, id),
  unique (county_id, argument_id, expert_id),
  unique (county_id, argument_id, organisation_id),
  foreign key (county_id, argument_id) references project_argument (county_id, id),
  foreign key (county_id, project_id) references project (county_id, id),
  foreign key (county_id, expert_id) references expert (county_id, id),
  foreign key (county_id, organisation_id) references organisation (county_id, id),
  check ((expert_id is null) <> (organisation_id is null))
);
comment on table argument_opinion is '论证意见: the written opinion of an expert, or of a department; only added.';
create index argument_opinion_argument_idx on argument_opinion (county_id, argument_id);
create index argument_opinion_project_idx on argument_opinion (county_id, project_id);
create index argument_opinion_expert_idx on argument_opinion (county_id, expert_id);
create index argument_opinion_organisation_idx on argument_opinion (county_id, organisation_id);
select distribute('argument_opinion');
select guard_reach('argument_opinion');
revoke update, delete on argument_opinion from zhucun_app;
grant update (reach) on argument_opinion to zhucun_app;

create table gate_pass (
  county_id text not null,
  id uuid not null,
  project_id uuid not null,
  gate text not null check (gate in ('approval', 'design', 'budget-review', 'tender', 'contract', 'start', 'completion',
    'preliminary-acceptance', 'final-acceptance', 'settlement', 'transfer', 'title', 'upkeep', 'income')),
  on_day date not null,
  document text not null default '',
  facts jsonb not null default '{}',
  evidence jsonb not null default '[]',
  rule_version integer not null,
  text text not null default '',
  organisation_id uuid,
  passed_by uuid not null,
  passed_at timestamptz not null default now(),
  withdrawn_on date,
  withdrawn_by uuid,
  withdrawn_text text not null default '',
  reach uuid[] not null,
  primary key (county_id, id),
  foreign key (county_id, project_id) references project (county_id, id),
  foreign key (county_id, organisation_id) references organisation (county_id, id),
  check ((withdrawn_on is null) = (withdrawn_by is null))
);
comment on table gate_pass is '过关记录: which gate a project passed on which day, on what evidence, under which version of the rule project-gates.';
comment on column gate_pass.facts is 'What this gate asks: method and amount of a tender, members of an acceptance, and so on.';
comment on column gate_pass.evidence is '佐证: code, name, reference (number or name of the paper), its day and file where one was sent along.';
create unique index gate_pass_once_idx on gate_pass (county_id, project_id, gate) where withdrawn_on is null;
create index gate_pass_project_idx on gate_pass (county_id, project_id);
create index gate_pass_organisation_idx on gate_pass (county_id, organisation_id);
select distribute('gate_pass');
select guard_reach('gate_pass');
revoke update, delete on gate_pass from zhucun_app;
grant update (withdrawn_on, withdrawn_by, withdrawn_text, reach) on gate_pass to zhucun_app;

create table gate_plan (
  county_id text not null,
  project_id uuid not null,
  gate text not null,
  start_on date not null,
  finish_on date not null,
  reach uuid[] not null,
  primary key (county_id, project_id, gate),
  foreign key (county_id, project_id) references project (county_id, id),
  check (finish_on >= start_on)
);
comment on table gate_plan is '关口计划: the latest days of every gate, counted back from the planned finish, or set by hand.';
select distribute('gate_plan');
select guard_reach('gate_plan');

create table project_month (
  county_id text not null,
  project_id uuid not null,
  month date not null check (extract(day from month) = 1),
  milestone text not null default '',
  planned_percent smallint check (planned_percent between 0 and 100),
  planned_fen bigint check (planned_fen >= 0),
  actual_percent smallint check (actual_percent between 0 and 100),
  actual_text text not null default '',
  reported_by uuid,
  reported_on date,
  reach uuid[] not null,
  version integer not null default 1,
  primary key (county_id, project_id, month),
  foreign key (county_id, project_id) references project (county_id, id),
  check ((actual_percent is null) = (reported_on is null))
);
comment on table project_month is '按月进度: the works and payments planned up to the end of a month, and how far the works are. Both are cumulative.';
comment on column project_month.planned_fen is 'Planned payments up to the end of the month; what was paid comes from the payments.';
select distribute('project_month');
select guard_reach('project_month');

create table project_meeting (
  county_id text not null,
  id uuid not null,
  project_id uuid not null,
  held_on date not null,
  chair text not null,
  attendees text not null default '',
  matter text not null check (matter <> ''),
  decision text not null default '',
  responsible text not null default '',
  due_on date,
  done_on date,
  outcome text not null default '',
  reach uuid[] not null,
  version integer not null default 1,
  made_by uuid not null,
  made_at timestamptz not null default now(),
  primary key (county_id, id),
  foreign key (county_id, project_id) references project (county_id, id)
);
comment on table project_meeting is '协调会: what was to be settled for a project, by whom, until when.';
create index project_meeting_project_idx on project_meeting (county_id, project_id, held_on);
select distribute('project_meeting');
select guard_reach('project_meeting');
revoke delete on project_meeting from zhucun_app;

create table quality_check (
  county_id text not null,
  id uuid not null,
  project_id uuid not null,
  checked_on date not null,
  organisation_id uuid,
  checkers text not null,
  part text not null default '',
  conclusion text not null check (conclusion in ('good', 'faults')),
  text text not null check (text <> ''),
  due_on date,
  mended_on date,
  mended_text text not null default '',
  mended_by uuid,
  confirmed_on date,
  confirmed_by uuid,
  reach uuid[] not null,
  version integer not null default 1,
  made_by uuid not null,
  made_at timestamptz not null default now(),
  primary key (county_id, id),
  foreign key (county_id, project_id) references project (county_id, id),
  foreign key (county_id, organisation_id) references organisation (county_id, id),
  check (confirmed_by is distinct from mended_by or confirmed_by is null),
  check (confirmed_on is null or mended_on is not null)
);
comment on table quality_check is '质量检查: what a department found at a project; faults are mended by one person and confirmed by another.';
create index quality_check_project_idx on quality_check (county_id, project_id, checked_on);
create index quality_check_organisation_idx on quality_check (county_id, organisation_id);
select distribute('quality_check');
select guard_reach('quality_check');
revoke delete on quality_check from zhucun_app;

create table project_change (
  county_id text not null,
  id uuid not null,
  project_id uuid not null,
  reason text not null check (reason <> ''),
  content text not null default '',
  new_budget_fen bigint check (new_budget_fen > 0),
  new_finish_on date,
  asked_by uuid not null,
  asked_on date not null,
  decision text check (decision in ('approved', 'refused', 'withdrawn')),
  document text not null default '',
  answer text not null default '',
  decided_by uuid,
  decided_on date,
  old_budget_fen bigint,
  old_finish_on date,
  reach uuid[] not null,
  made_at timestamptz not null default now(),
  primary key (county_id, id),
  foreign key (county_id, project_id) references project (county_id, id),
  check ((decision is null) = (decided_on is null)),
  check (decision is distinct from 'approved' or decided_by <> asked_by)
);
comment on table project_change is '项目变更: a new content, budget or finish, asked by one person and approved by another.';
create unique index project_change_open_idx on project_change (county_id, project_id) where decision is null;
create index project_change_project_idx on project_change (county_id, project_id);
select distribute('project_change');
select guard_reach('project_change');
revoke delete on project_change from zhucun_app;

create table project_file (
  county_id text not null,
  id uuid not null,
  project_id uuid not null,
  purpose text not null default '',
  sha256 text not null,
  name text not null,
  media_type text not null,
  bytes integer not null check (bytes >= 0),
  reach uuid[] not null,
  uploaded_by uuid not null,
  uploaded_at timestamptz not null default now(),
  primary key (county_id, id),
  foreign key (county_id, project_id) references project (county_id, id)
);
comment on table project_file is '项目附件: papers somebody chose to send along; asked for only where the rule of a gate says so and why.';
create index project_file_project_idx on project_file (county_id, project_id);
select distribute('project_file');
select guard_reach('project_file');
revoke update, delete on project_file from zhucun_app;
grant update (reach) on project_file to zhucun_app;
