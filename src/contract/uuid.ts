const pairs = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, "0"));
const drawn = new Uint8Array(16 * 256);
let used = drawn.length;

/** Chance is fetched for many at a time: an import makes a hundred thousand. Each part is handed out once. */
function nextRandom(): Uint8Array {
  if (used === drawn.length) {
    crypto.getRandomValues(drawn);
    used = 0;
  }
  return drawn.subarray(used, (used += 16));
}

let lastMillisecond = 0;
let counter = 0;

/**
 * The millisecond and the number within it: what one writer makes is in order, also within a millisecond, even when the
 * clock is set back (RFC 9562, 6.2 method 1). The counter begins at chance in its lower half; when it is full, the next
 * millisecond is begun ahead of time.
 */
function nextPlace(chance: number): readonly [millisecond: number, counter: number] {
  const now = Date.now();
  if (now > lastMillisecond) [lastMillisecond, counter] = [now, chance & 0x7ff];
  else if (counter < 0xfff) counter += 1;
  else [lastMillisecond, counter] = [lastMillisecond + 1, chance & 0x7ff];
  return [lastMillisecond, counter];
}

/** UUIDv7 made by the writer; getRandomValues works without a secure context (http intranets). */
export function uuidv7(at?: number): string {
  const bytes = nextRandom();
  const chance = (bytes[6]! << 8) | bytes[7]!;
  const [millisecond, place] = at === undefined ? nextPlace(chance) : [at, chance & 0xfff];
  let rest = millisecond;
  for (let i = 5; i >= 0; i--) {
    bytes[i] = rest % 256;
    rest = Math.floor(rest / 256);
  }
  bytes[6] = 0x70 | (place >> 8);
  bytes[7] = place & 0xff;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  let hex = "";
  for (const byte of bytes) hex += pairs[byte];
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}
