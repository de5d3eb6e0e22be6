/** Control signs and the two line ends of Unicode would break the lines of a text; half of a pair has no UTF-8. */
export function isPlain(text: string): boolean {
  for (let i = 0; i < text.length; i += 1) {
    const code = text.charCodeAt(i);
    if (code < 0x20 || (code >= 0x7f && code < 0xa0) || code === 0x2028 || code === 0x2029) return false;
    if (code >= 0xd800 && code < 0xe000) {
      if (text.codePointAt(i)! <= 0xffff) return false;
      i += 1;
    }
  }
  return true;
}

export const isBlank = (text: string) => text.trim() === "";
