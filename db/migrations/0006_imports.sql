create table import_batch (
  county_id text not null references area (id),
  id uuid not null,
  register text not null check (register in ('township', 'village', 'assessment')),
  round_id uuid,
  township_id uuid,
  file_sha256 text not null,
  file_name text not null,
  state text not null default 'read' check (state in ('read', 'checked', 'committed', 'undone', 'discarded')),
  sheet integer not null default 0,
  header jsonb not null default '{}',
  mapping jsonb not null default '{}',
  clear_empty boolean not null default false,
  counts jsonb not null default '{}',
  draft_of uuid,
  created_by uuid not null,
  created_at timestamptz not null default now(),
  committed_at timestamptz,
  committed_by uuid,
  undone_at timestamptz,
  primary key (county_id, id)
);
comment on table import_batch is '导入批次: one uploaded sheet on its way into a register. township_id is the importing township office; null for the county.';
comment on column import_batch.header is 'The sheets with their first rows, and the header chosen for the current sheet.';
comment on column import_batch.mapping is 'Column index → field of the register.';
comment on column import_batch.clear_empty is 'An empty cell of a mapped column empties the value in the register.';
comment on column import_batch.draft_of is 'The batch whose bad rows were left here when its good rows were imported.';
create index import_batch_file_idx on import_batch (county_id, file_sha256);
create index import_batch_list_idx on import_batch (county_id, created_at desc);
select distribute('import_batch');
alter table import_batch enable row level security;
create policy reach on import_batch to zhucun_app using (
  strpos(current_setting('app.counties', true), ',' || county_id || ',') > 0
  and (current_setting('app.townships', true) = '*' or strpos(current_setting('app.townships', true), ',' || township_id::text || ',') > 0));
grant select, insert, update on import_batch to zhucun_app;

create table import_row (
  county_id text not null,
  batch_id uuid not null,
  row_number integer not null check (row_number >= 1),
  cells jsonb not null,
  fixes jsonb not null default '{}',
  chosen_id uuid,
  outcome text check (outcome in ('new', 'update', 'same', 'wrong', 'skipped')),
  record jsonb,
  subject_id uuid,
  township_id uuid,
  before jsonb,
  faults jsonb not null default '[]',
  candidates jsonb not null default '[]',
  keys text[] not null default '{}',
  primary key (county_id, batch_id, row_number),
  foreign key (county_id, batch_id) references import_batch (county_id, id) on delete cascade
);
comment on table import_row is '导入行: the cells as they stood in the file, what became of them, and what stood in the register before, for undoing the batch.';
comment on column import_row.row_number is 'Row in the original sheet, counted from 1.';
comment on column import_row.cells is 'One entry a column: a text, or [kind, text] where the file held no plain text. Never changed.';
comment on column import_row.fixes is 'Column index → text the officer put in its place.';
comment on column import_row.chosen_id is 'The village an officer picked where the name alone did not decide.';
comment on column import_row.record is 'What the row writes into the register.';
comment on column import_row.before is 'What stood there when the row was checked, with its stamp: {stamp, record}.';
comment on column import_row.keys is 'What may stand in one row of the file only: code, place, subject.';
create index import_row_outcome_idx on import_row (county_id, batch_id, outcome, row_number);
select distribute('import_row');
select guard('import_row');

create table import_mapping (
  county_id text not null references area (id),
  register text not null,
  header_hash text not null,
  office text not null,
  mapping jsonb not null,
  used_at timestamptz not null default now(),
  primary key (county_id, register, header_hash, office)
);
comment on table import_mapping is 'Column mappings an office has confirmed for a header, remembered for its next file.';
select distribute('import_mapping');
select guard('import_mapping');
