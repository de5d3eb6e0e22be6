import { navigate } from "wouter/use-browser-location";

const signIn = "/sign-in";

/** To the sign-in page, remembering where the officer was. */
export function goSignIn(): void {
  const { pathname, search } = window.location;
  if (pathname === signIn) return;
  const here = pathname + search;
  navigate(here === "/" ? signIn : `${signIn}?then=${encodeURIComponent(here)}`, { replace: true });
}

/** Where to go after signing in: only ever a page of our own. */
export function wantedPage(search: string): string {
  const then = new URLSearchParams(search).get("then") ?? "/";
  return /^\/(?![/\\])/.test(then) && !then.startsWith(signIn) ? then : "/";
}
