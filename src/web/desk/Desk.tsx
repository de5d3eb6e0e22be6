import { lazy, Suspense } from "react";
import { DeskTheme, ProblemNote, Toasts, Waiting } from "../ui/index.ts";
import { DeskShell } from "./DeskShell.tsx";
import { DeskPages } from "./DeskPages.tsx";
import { useMeLoading } from "./use-me.ts";

const ChangePasswordPage = lazy(async () => ({
  default: (await import("./account/ChangePasswordPage.tsx")).ChangePasswordPage,
}));

/** Everything behind the sign-in. Until the initial password is changed there is no other page. */
export function Desk() {
  const { data: me, error } = useMeLoading();
  if (!me) return error && error.code !== "not-signed-in" ? <ProblemNote problem={error} /> : <Waiting />;
  return (
    <DeskTheme>
      <DeskShell me={me}>
        <Suspense fallback={<Waiting />}>
          {me.mustChangePassword ? <ChangePasswordPage /> : <DeskPages me={me} />}
        </Suspense>
      </DeskShell>
      <Toasts />
    </DeskTheme>
  );
}
