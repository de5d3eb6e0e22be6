-- The steps of one backward schedule may leave their template; the template stays frozen beside them, to come back to.
alter table schedule add column adjusted jsonb;
comment on column schedule.adjusted is 'The steps and closed windows as the team has settled them for this work; null while they are those of the template.';
create index schedule_status_idx on schedule (county_id, township_id, status);
