import { totalmem } from "node:os";

const megabytes = (share: number, most: number) =>
  `${Math.round(Math.min(Math.max((totalmem() * share) / 2 ** 20, 256), most))}MB`;

/** Written once, after PostgreSQL's own defaults: an administrator may tune the file. */
export const settings = `
# Zhucun; the first two are a share of the memory of the machine it was set up on
shared_buffers = ${megabytes(1 / 8, 2048)}
effective_cache_size = ${megabytes(1 / 2, 65_536)}
max_connections = 100
work_mem = 16MB
maintenance_work_mem = 128MB
random_page_cost = 1.1
jit = off
# a register just filled is read at once: without fresh statistics a page may take minutes instead of milliseconds
autovacuum_naptime = 10s
timezone = 'Asia/Shanghai'
log_timezone = 'Asia/Shanghai'
# one file per weekday, overwritten a week later
logging_collector = on
log_directory = '../log'
log_filename = 'postgresql-%a.log'
log_rotation_age = 1d
log_rotation_size = 0
log_truncate_on_rotation = on
`;
