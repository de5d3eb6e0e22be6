import { useQuery } from "@tanstack/react-query";
import { lazy, Suspense } from "react";
import { useLocation } from "wouter";
import { auth } from "#contract/auth.ts";
import { useApi } from "../api/use-api.ts";
import { ProblemNote } from "../ui/ProblemNote.tsx";
import { Waiting } from "../ui/Waiting.tsx";

const Desk = lazy(async () => ({ default: (await import("./Desk.tsx")).Desk }));
const PublicDrawsPage = lazy(async () => ({
  default: (await import("./public-draws/PublicDrawsPage.tsx")).PublicDrawsPage,
}));
const PublicDisclosuresPage = lazy(async () => ({
  default: (await import("./public-disclosures/PublicDisclosuresPage.tsx")).PublicDisclosuresPage,
}));
const SetupPage = lazy(async () => ({ default: (await import("./setup/SetupPage.tsx")).SetupPage }));
const SignInPage = lazy(async () => ({ default: (await import("./sign-in/SignInPage.tsx")).SignInPage }));

/** What everybody may see → without a sign-in. First run → set-up; /sign-in → sign-in; anything else → the desk. The first two ship without antd. */
export function Door() {
  const { data: state, error } = useQuery({ ...useApi().query(auth.state, {}), staleTime: Infinity });
  const [path] = useLocation();
  if (path === "/public/draws" || path.startsWith("/public/draws/"))
    return (
      <Suspense fallback={<Waiting />}>
        <PublicDrawsPage path={path} />
      </Suspense>
    );
  if (path === "/public/disclosures" || path.startsWith("/public/disclosures/"))
    return (
      <Suspense fallback={<Waiting />}>
        <PublicDisclosuresPage path={path} />
      </Suspense>
    );
  if (error) return <ProblemNote problem={error} />;
  if (!state) return <Waiting />;
  return (
    <Suspense fallback={<Waiting />}>
      {state.needsSetup ? <SetupPage /> : path === "/sign-in" ? <SignInPage state={state} /> : <Desk />}
    </Suspense>
  );
}
