import { useQuery } from "@tanstack/react-query";
import { type ReactNode, useEffect, useRef } from "react";
import { Link, useLocation } from "wouter";
import { auth, type Me } from "#contract/auth.ts";
import { useApi } from "../api/use-api.ts";
import { OfficeMenu } from "./OfficeMenu.tsx";
import { TopNav } from "./TopNav.tsx";

/** The navy bar and what stands below it. */
export function DeskShell({ me, children }: { me: Me; children: ReactNode }) {
  const main = useRef<HTMLElement>(null);
  useFocusOnNewPage(main);
  return (
    <>
      <a className="skip" href="#main">
        跳到正文
      </a>
      <header className="top no-print">
        <Link href="/" className="top-name">
          驻村通{me.office.countyName && ` · ${me.office.countyName}`}
        </Link>
        <DemoMark className="demo-mark" />
        {!me.mustChangePassword && <TopNav verbs={me.verbs} />}
        <OfficeMenu me={me} />
      </header>
      <DemoMark className="demo-print" />
      <main id="main" tabIndex={-1} ref={main}>
        {children}
      </main>
    </>
  );
}

/** Nobody may take the made-up county for a real one, on the screen or on paper. */
function DemoMark({ className }: { className: "demo-mark" | "demo-print" }) {
  const { data: state } = useQuery({ ...useApi().query(auth.state, {}), staleTime: Infinity });
  return state?.demo && <span className={className}>演示数据</span>;
}

// A page change without a reload says nothing to a screen reader unless the focus moves.
function useFocusOnNewPage(main: React.RefObject<HTMLElement | null>): void {
  const [path] = useLocation();
  const first = useRef(true);
  useEffect(() => {
    if (!first.current) main.current?.focus({ preventScroll: true });
    first.current = false;
    window.scrollTo(0, 0);
  }, [main, path]);
}
