create table bulletin (
  county_id text not null references area (id),
  id uuid not null,
  kind text not null check (kind in ('circular')),
  round_id uuid,
  status text not null default 'draft' check (status in ('draft', 'submitted', 'approved', 'published')),
  title text not null,
  document_number text not null default '',
  issuer text not null default '',
  recipients text not null default '',
  copy_to text not null default '',
  print_office text not null default '',
  issued_on date,
  font_scheme text not null default '仿宋_GB2312',
  blocks jsonb not null default '[]',
  previous_id uuid,
  version integer not null default 1,
  created_by uuid not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  submitted_by uuid,
  submitted_at timestamptz,
  approved_by uuid,
  approved_at timestamptz,
  return_reason text not null default '',
  returned_by uuid,
  published_by uuid,
  published_at timestamptz,
  primary key (county_id, id),
  foreign key (county_id, round_id) references round (county_id, id),
  foreign key (county_id, previous_id) references bulletin (county_id, id),
  check (approved_by is null or approved_by <> created_by),
  check (status <> 'published' or (approved_by is not null and published_at is not null))
);
comment on table bulletin is '通报: text blocks with bound figures; author and approver differ, also here in the database.';
create index bulletin_round_idx on bulletin (county_id, round_id);
create index bulletin_previous_idx on bulletin (county_id, previous_id);
create unique index bulletin_number_idx on bulletin (county_id, document_number) where status = 'published';
select distribute('bulletin');
select guard('bulletin');
revoke delete on bulletin from zhucun_app;
-- A published bulletin does not change: the row is out of reach of every update.
create policy published_stays on bulletin as restrictive for update to zhucun_app using (status <> 'published') with check (true);

create table bulletin_figure (
  county_id text not null,
  bulletin_id uuid not null,
  token text not null,
  code text not null,
  name text not null,
  definition text not null,
  unit text not null,
  value bigint not null,
  display text not null,
  columns jsonb not null,
  row_count integer not null,
  primary key (county_id, bulletin_id, token),
  foreign key (county_id, bulletin_id) references bulletin (county_id, id)
);
comment on table bulletin_figure is '通报数字: frozen at publication with its 口径; never changed afterwards. The two figures behind a share are kept with it.';
comment on column bulletin_figure.value is 'Counts and sums as they are, shares in tenths of a percent; display is the value as it stands in the text.';
select distribute('bulletin_figure');
select guard('bulletin_figure');
revoke update, delete on bulletin_figure from zhucun_app;

create table bulletin_row (
  county_id text not null,
  bulletin_id uuid not null,
  token text not null,
  position integer not null,
  cells jsonb not null,
  primary key (county_id, bulletin_id, token, position),
  foreign key (county_id, bulletin_id, token) references bulletin_figure (county_id, bulletin_id, token)
);
comment on table bulletin_row is '通报数字的明细: the very rows behind a frozen figure.';
select distribute('bulletin_row');
select guard('bulletin_row');
revoke update, delete on bulletin_row from zhucun_app;

create table bulletin_document (
  county_id text not null,
  bulletin_id uuid not null,
  sha256 text not null,
  content bytea not null,
  primary key (county_id, bulletin_id),
  foreign key (county_id, bulletin_id) references bulletin (county_id, id)
);
comment on table bulletin_document is '通报正式文件: the .docx as published, byte for byte.';
select distribute('bulletin_document');
select guard('bulletin_document');
revoke update, delete on bulletin_document from zhucun_app;
