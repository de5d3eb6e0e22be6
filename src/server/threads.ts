import process from "node:process";

/**
 * Files are flushed to the disk by Node's own threads, four unless told otherwise: with thirty offices sending photos most would wait for a
 * turn while the disk has time. Read once, at the first use of a thread, so this comes before every other import of main.ts.
 */
process.env.UV_THREADPOOL_SIZE ??= "16";
