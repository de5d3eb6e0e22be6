/**
 * Characters that are none: control signs other than tab and line ends, half of a pair, and the two XML forbids. PostgreSQL
 * refuses some of them, and Word and Excel refuse to open a file that holds any.
 */
const unwritable =
  /[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

export const isWritable = (text: string) => text.search(unwritable) < 0;

/** The text without them; what Excel writes for a line end inside a cell (_x000B_) becomes one. */
export const writable = (text: string) => text.replace(/\x0b/g, "\n").replace(unwritable, "");
