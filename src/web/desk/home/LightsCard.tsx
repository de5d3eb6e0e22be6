import { useQuery } from "@tanstack/react-query";
import { Link } from "wouter";
import { lights } from "#contract/lights.ts";
import type { Result } from "#contract/route.ts";
import { useApi } from "../../api/use-api.ts";
import { Card, Empty, Light, lightLooks, ProblemNote, Waiting } from "../../ui/index.ts";
import { LightTrend } from "./LightTrend.tsx";
import { colours, type Month } from "./trend-shape.ts";

type Overview = Result<typeof lights.overview>;
type Tally = Overview["total"];

/** 各乡镇（街道）亮灯和走势: each number opens to its villages. */
export function LightsCard({ countyId }: { countyId: string | undefined }) {
  const { data, error } = useQuery(useApi().query(lights.overview, { query: { countyId } }));
  return (
    <Card title="红黄绿灯" note={data && `截至 ${data.asOf}`}>
      <ProblemNote problem={error} />
      {!data && !error && <Waiting lines={6} />}
      {data && (data.townships.length > 0 ? <Lit overview={data} /> : <NothingLit />)}
    </Card>
  );
}

const NothingLit = () => <Empty>还没有亮灯的村。审定列入、列出清单以后，这里按乡镇（街道）显示。</Empty>;

function Lit({ overview }: { overview: Overview }) {
  const months: readonly Month[] = overview.trend;
  return (
    <div className="home-lights">
      <TownshipLights overview={overview} />
      <figure>
        <figcaption>各月亮灯走势（个村）</figcaption>
        {months.length > 1 ? (
          <LightTrend months={months} unit="个村" />
        ) : (
          <p className="home-soft">逐月定格后显示走势：每月末自动留存一次。</p>
        )}
      </figure>
    </div>
  );
}

/** The worst first: more red, then more yellow, then by the order of the townships. */
const worstFirst = (townships: Overview["townships"]) =>
  townships.toSorted((a, b) => b.now.red - a.now.red || b.now.yellow - a.now.yellow);

function TownshipLights({ overview: { townships, countyId } }: { overview: Overview }) {
  const most = Math.max(...townships.map(({ now }) => sumOf(now)));
  return (
    <table className="home-townships">
      <thead>
        <tr>
          <th scope="col">乡镇（街道）</th>
          <th scope="col">亮灯（个村）</th>
          <th scope="col">比上月</th>
        </tr>
      </thead>
      <tbody>
        {worstFirst(townships).map(({ id, name, now, before }) => (
          <tr key={id ?? ""}>
            <th scope="row">{name}</th>
            <td>
              <span className="home-bar" style={{ width: `${(sumOf(now) / most) * 100}%` }}>
                {colours.map(
                  (colour) =>
                    now[colour] > 0 && (
                      <Link
                        key={colour}
                        href={hrefOf({ countyId, townshipId: id, light: colour })}
                        className="home-part"
                        style={{ flexGrow: now[colour] }}
                        aria-label={`${name}${lightLooks[colour].word}灯 ${now[colour]} 个村`}
                      >
                        <span className={`lamp-${colour}`}>
                          {lightLooks[colour].shape} {now[colour]}
                        </span>
                      </Link>
                    ),
                )}
                {sumOf(now) === 0 && <span className="home-soft">未设时限</span>}
              </span>
            </td>
            <td className="num">{changeOf(now, before)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const sumOf = ({ red, yellow, green }: Tally) => red + yellow + green;

/** 红 +1、黄 −2; green follows from the two. */
function changeOf(now: Tally, before: Tally): string {
  if (sumOf(before) + before.none === 0) return "—";
  const parts = (["red", "yellow"] as const).flatMap((colour) => {
    const by = now[colour] - before[colour];
    return by === 0 ? [] : [`${lightLooks[colour].word} ${by > 0 ? "+" : "−"}${Math.abs(by)}`];
  });
  return parts.length > 0 ? parts.join("　") : "不变";
}

function hrefOf(asked: Readonly<Record<string, string | null>>): string {
  const said = Object.entries(asked).flatMap(([name, value]) => (value === null ? [] : [[name, value]]));
  return `/lights?${new URLSearchParams(said).toString()}`;
}

/** 本辖区哪些村不是绿灯、怎样才能转绿：what an office near the villages needs in place of a table. */
export function NotGreenCard() {
  const query = { light: "red,yellow", page: 1, size: 8 } as const;
  const { data, error } = useQuery(useApi().query(lights.list, { query }));
  return (
    <Card title="红灯、黄灯村" note={data && `共 ${data.total} 个`}>
      <ProblemNote problem={error} />
      {!data && !error && <Waiting lines={3} />}
      {data?.total === 0 && <Empty>目前没有红灯、黄灯村。</Empty>}
      <ul className="home-lit">
        {data?.rows.map((row) => (
          <li key={row.id}>
            <Light colour={row.shown} />{" "}
            <Link href={row.caseId ? `/cases/${row.caseId}` : "/lights"}>{row.village}</Link>
            <p>{row.override ? `县级人工调整至 ${row.override.untilOn}：${row.override.reason}` : row.sentence}</p>
          </li>
        ))}
      </ul>
      {data && data.total > data.rows.length && (
        <p className="home-soft">
          <Link href="/lights?light=red,yellow">查看全部 {data.total} 个村</Link>
        </p>
      )}
    </Card>
  );
}
