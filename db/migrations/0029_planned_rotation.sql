-- A rotation that begins on a day ahead. A row of its own, because everything else reads "holds the seat" as `ended_on is null`: until its first
-- day nobody's posting changes.
create table planned_rotation (
  county_id text not null,
  id uuid not null,
  team_id uuid not null,
  village_id uuid not null,
  township_id uuid not null,
  posting_id uuid not null,
  slot text not null check (slot in ('county-leader', 'township-leader', 'first-secretary', 'paired-unit', 'member')),
  person_id uuid,
  organisation_id uuid,
  starts_on date not null,
  to_on date not null,
  reason text not null check (reason <> ''),
  state text not null default 'planned' check (state in ('planned', 'applied', 'withdrawn', 'failed')),
  outcome text not null default '',
  planned_by uuid not null,
  planned_at timestamptz not null default now(),
  settled_at timestamptz,
  version integer not null default 1,
  primary key (county_id, id),
  foreign key (county_id, team_id) references team (county_id, id),
  foreign key (county_id, village_id) references village (county_id, id),
  foreign key (county_id, posting_id) references posting (county_id, id),
  foreign key (county_id, person_id) references person (county_id, id),
  foreign key (county_id, organisation_id) references organisation (county_id, id),
  check (to_on >= starts_on),
  check ((slot = 'paired-unit') = (person_id is null)),
  check ((slot = 'paired-unit') = (organisation_id is not null)),
  check ((state = 'planned') = (settled_at is null)),
  check (state <> 'failed' or outcome <> '')
);
comment on table planned_rotation is '预定轮换: who takes over a posting on a day ahead. A job turns it into a rotation on its first day; the posting that begins bears its id.';
comment on column planned_rotation.posting_id is 'The posting that ends on the day before starts_on.';
comment on column planned_rotation.outcome is 'Why it failed, or was withdrawn without anybody asking for it: the sentence the county reads.';
create unique index planned_rotation_seat_idx on planned_rotation (county_id, posting_id) where state = 'planned';
create unique index planned_rotation_cadre_idx on planned_rotation (county_id, person_id) where state = 'planned' and slot in ('first-secretary', 'member');
create index planned_rotation_posting_idx on planned_rotation (county_id, posting_id);
create index planned_rotation_due_idx on planned_rotation (county_id, starts_on) where state = 'planned';
create index planned_rotation_failed_idx on planned_rotation (county_id, posting_id) where state = 'failed';
create index planned_rotation_order_idx on planned_rotation (county_id, starts_on desc, id);
create index planned_rotation_team_idx on planned_rotation (county_id, team_id);
create index planned_rotation_village_idx on planned_rotation (county_id, village_id);
create index planned_rotation_person_idx on planned_rotation (county_id, person_id);
create index planned_rotation_organisation_idx on planned_rotation (county_id, organisation_id);
select distribute('planned_rotation');
select guard_village('planned_rotation');
revoke delete on planned_rotation from zhucun_app;
