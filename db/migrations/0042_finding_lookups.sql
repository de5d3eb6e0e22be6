-- 销号前应知 asks what the same hand asked to be closed, and when.
create index finding_requested_idx on finding (county_id, requested_by, requested_on desc) where requested_by is not null;
-- 谁整改谁不销号: other accounts of the same person, by name and telephone.
create index account_phone_idx on account (phone, name) where phone is not null;
