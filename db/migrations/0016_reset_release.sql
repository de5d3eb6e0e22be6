alter table account add column reset_at timestamptz;
comment on column account.reset_at is '重置待核实: set when the system administrator resets the password; nobody signs in until the security administrator has confirmed the person. Whoever resets a password has seen it, and would otherwise sit at any desk.';
