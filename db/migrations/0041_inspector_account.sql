-- 一个账号一名督查人员: what is sealed to a person's account is not opened through that of another.
create unique index inspector_account_idx on inspector (county_id, account_id) where account_id is not null;
