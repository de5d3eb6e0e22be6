-- A circular on what was found and one on how far it has come are of two kinds: each is compared with its own alone.
alter table bulletin drop constraint bulletin_kind_check;
update bulletin set kind = 'confirmation';
alter table bulletin add constraint bulletin_kind_check check (kind in ('confirmation', 'progress'));

create table bulletin_approval (
  county_id text not null,
  bulletin_id uuid not null,
  version integer not null,
  approved_by uuid not null,
  approved_at timestamptz not null,
  figures jsonb not null,
  primary key (county_id, bulletin_id, version),
  foreign key (county_id, bulletin_id) references bulletin (county_id, id)
);
comment on table bulletin_approval is '通报审核: the figures as the second person saw them. What is published must be what was approved.';
comment on column bulletin_approval.version is 'Of the bulletin as it stands after the approval.';
comment on column bulletin_approval.figures is 'Every figure of the text with key, name and value as it stood in the text.';
select distribute('bulletin_approval');
select guard('bulletin_approval');
revoke update, delete on bulletin_approval from zhucun_app;
