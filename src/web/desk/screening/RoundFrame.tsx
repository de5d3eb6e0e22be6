import type { ReactNode } from "react";
import { Link, useLocation } from "wouter";
import type { Problem } from "#contract/problem.ts";
import { Page, ProblemNote, Waiting } from "../../ui/index.ts";
import { useOpenRoutes } from "../desk-route.ts";
import "./screening.css";

interface RoundFrameProps {
  readonly roundId: string;
  readonly name: string | undefined;
  readonly title: string;
  readonly subtitle?: ReactNode;
  readonly actions?: ReactNode;
  /** What could not be read; while nothing is known yet, grey lines stand in for the page. */
  readonly problem?: Problem | null;
  readonly waiting?: boolean;
  readonly children: ReactNode;
}

/** Every page of one round: the way here, and the round's other pages that this office may open. */
export function RoundFrame(props: RoundFrameProps) {
  const { roundId, name, title, subtitle, actions, problem, waiting = false, children } = props;
  const routes = useOpenRoutes();
  const opens = (path: string) => routes.some((one) => one.path === path);
  const list = opens("/rounds") ? { title: "摸排轮次", path: "/rounds" } : { title: "联审", path: "/shortlists" };
  const desk = opens("/rounds/:id") && title !== name ? [{ title: name ?? "本轮次", path: `/rounds/${roundId}` }] : [];
  return (
    <Page title={title} subtitle={subtitle} actions={actions} breadcrumb={[list, ...desk]}>
      <RoundTabs roundId={roundId} open={tabs.filter((tab) => opens(`/rounds/:id${tab.tail}`))} />
      <ProblemNote problem={problem} />
      {waiting && !problem && <Waiting lines={10} />}
      {children}
    </Page>
  );
}

const tabs = [
  { tail: "", word: "总览" },
  { tail: "/assess", word: "各村摸排" },
  { tail: "/ranking", word: "倒排" },
  { tail: "/shortlist", word: "名单与联审" },
  { tail: "/decision", word: "审定" },
  { tail: "/match", word: "选人配对" },
  { tail: "/settings", word: "设置" },
] as const;

function RoundTabs({ roundId, open }: { roundId: string; open: readonly (typeof tabs)[number][] }) {
  const [path] = useLocation();
  if (open.length < 2) return null;
  return (
    <nav className="round-tabs no-print" aria-label="本轮次各页">
      {open.map(({ tail, word }) => {
        const href = `/rounds/${roundId}${tail}`;
        return (
          <Link key={tail} href={href} aria-current={path === href ? "page" : undefined}>
            {word}
          </Link>
        );
      })}
    </nav>
  );
}
