import { useQueries, useQuery } from "@tanstack/react-query";
import { Link } from "wouter";
import { auth } from "#contract/auth.ts";
import { useApi } from "../../api/use-api.ts";
import { Card, Empty, Light, ProblemNote, Waiting } from "../../ui/index.ts";
import { useMe } from "../use-me.ts";
import { homeCards } from "./home-cards.ts";
import type { WaitingCount, WaitingGroup } from "./waiting.ts";

export function HomeCards() {
  const { groups, problem, waiting } = useWaitingGroups();
  const { role } = useMe().office;
  const above = role === "province" || role === "city";
  return (
    <Card title={above ? "各县情况" : "要您办的事"}>
      <ProblemNote problem={problem} />
      {waiting ? <Waiting lines={4} /> : groups.length === 0 && !problem && <NothingWaits />}
      {groups.map((group) => (
        <Group key={group.key} group={group} />
      ))}
    </Card>
  );
}

const NothingWaits = () => <Empty>目前没有等您办理的事项。日常工作可以从“您可以办理”进入。</Empty>;

function useWaitingGroups() {
  const api = useApi();
  const me = useMe();
  const { data: state } = useQuery({ ...api.query(auth.state, {}), staleTime: 600_000 });
  const mine = homeCards.filter(({ verb }) => me.verbs.includes(verb));
  const asked = useQueries({ queries: mine.map((card) => card.ask(api)) });
  const desk = state && { me, today: state.today };
  return {
    groups: desk
      ? mine.flatMap((card, at) => (asked[at]!.data === undefined ? [] : card.groups(asked[at]!.data, desk)))
      : [],
    problem: asked.find(({ error }) => error)?.error ?? null,
    waiting: !desk || asked.some(({ isPending }) => isPending),
  };
}

function Group({ group: { title, href, note, counts } }: { group: WaitingGroup }) {
  return (
    <section className="home-group">
      <h3>
        <Link href={href}>{title}</Link>
        {note && <small>{note}</small>}
      </h3>
      <ul>
        {counts.map((count) => (
          <li key={count.words}>
            <Count count={count} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Count({ count: { value, unit, words, href, light } }: { count: WaitingCount }) {
  return (
    <Link href={href}>
      {light && <Light colour={light} />}
      {value !== undefined && (
        <>
          <b className="num">{value}</b> {unit}
        </>
      )}
      <span>{words}</span>
    </Link>
  );
}
