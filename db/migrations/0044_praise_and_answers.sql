-- 好的做法 is named, too, with another person's yes, and is asked for no 说明情况; what the named said gets an answer.
alter table bulletin_naming add column tone text not null default 'fault' check (tone in ('fault', 'praise'));
alter table bulletin_naming add constraint bulletin_naming_praised_check check (tone = 'fault' or reply_by is null);
comment on column bulletin_naming.tone is '存在问题 or 好的做法: only who is named for a fault is asked to explain, and masked for townships.';

alter table bulletin_reply add column handling text not null default '';
alter table bulletin_reply add column handled_by uuid;
alter table bulletin_reply add column handled_at timestamptz;
alter table bulletin_reply add constraint bulletin_reply_handled_check check (
  (handled_at is null) = (handling = '') and (handled_at is null) = (handled_by is null) and (handled_at is null or kind <> 'none'));
comment on column bulletin_reply.handling is '处理意见 of the county on what the named said; written once.';
create index bulletin_reply_open_idx on bulletin_reply (county_id, naming_id) where handled_at is null and kind <> 'none';
-- What was said stays as it was said: only the answer may be written, once, and never by the named itself.
grant update (handling, handled_by, handled_at) on bulletin_reply to zhucun_app;
create policy answered_once on bulletin_reply as restrictive for update to zhucun_app
  using (handled_at is null and current_setting('app.role', true) = 'county') with check (true);
