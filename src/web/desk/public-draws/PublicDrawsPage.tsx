import { useQuery } from "@tanstack/react-query";
import { useSearchParams } from "wouter";
import { publicDraws } from "#contract/public-draws.ts";
import type { Result } from "#contract/route.ts";
import { drawStatusLabel } from "#domain/inspections/inspection-labels.ts";
import { useApi } from "../../api/use-api.ts";
import { instant, ProblemNote, Waiting } from "../../ui/index.ts";
import { Gate } from "../Gate.tsx";
import "./public-draws.css";

type Draw = Result<typeof publicDraws.get>;

/** 抽取公示：without a sign-in; /public/draws?countyId=… or /public/draws/县/编号. */
export function PublicDrawsPage({ path }: { path: string }) {
  const [, , , countyId, id] = path.split("/");
  return (
    <Gate subtitle="督查抽取公示" foot="本页不需登录，任何人都可以查看、核验。">
      {countyId && id ? <OneDraw countyId={decodeURIComponent(countyId)} id={id} /> : <DrawList />}
      <p>
        <a href="/api/public/draw-verifier">下载离线核验页</a>
        ：不联网打开，选择证书文件，即可逐项核验。
      </p>
    </Gate>
  );
}

function DrawList() {
  const [params, setParams] = useSearchParams();
  const countyId = params.get("countyId") ?? "";
  const api = useApi();
  const { data: counties, error } = useQuery(api.query(publicDraws.counties, {}));
  const listed = useQuery({
    ...api.query(publicDraws.list, { query: { countyId, size: 200 } }),
    enabled: countyId !== "",
  });
  return (
    <>
      <ProblemNote problem={error ?? listed.error} />
      <label className="public-county">
        县（市、区）
        <select value={countyId} onChange={({ target }) => setParams(target.value ? { countyId: target.value } : {})}>
          <option value="">请选择</option>
          {counties?.rows.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      </label>
      {listed.data?.rows.length === 0 && <p>还没有抽取。</p>}
      {listed.data?.rows.map((draw) => (
        <DrawCard key={draw.id} draw={draw} />
      ))}
    </>
  );
}

function OneDraw({ countyId, id }: { countyId: string; id: string }) {
  const { data, error } = useQuery(useApi().query(publicDraws.get, { params: { countyId, id } }));
  if (!data) return error ? <ProblemNote problem={error} /> : <Waiting lines={6} />;
  return <DrawCard draw={data} />;
}

function DrawCard({ draw }: { draw: Draw }) {
  const address = `/public/draws/${encodeURIComponent(draw.countyId)}/${draw.id}`;
  return (
    <section className="public-draw">
      <h2>
        <a href={address}>{draw.title ?? `${draw.county}督查（启动后公布名称）`}</a>
        {`　第 ${draw.number} 次抽取　${drawStatusLabel[draw.status]}`}
      </h2>
      <dl>
        {factsOf(draw).map(([word, value]) => (
          <div key={word}>
            <dt>{word}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {draw.certificate ? (
        <a href={`/api${address}/certificate`}>下载抽取证书（JSON）</a>
      ) : (
        draw.status === "drawn" && <p>证书在督查启动后提供。</p>
      )}
    </section>
  );
}

function factsOf(draw: Draw): [string, string][] {
  const facts: [string, string][] = [
    ["算法", draw.algorithm],
    ["底册定格", instant(draw.frozenAt, true)],
    ["底册 SHA-256", draw.frameSha256],
  ];
  for (const { position, commitment, committedAt, revealed } of draw.commitments)
    facts.push([
      `抽取人${position}的承诺`,
      `${commitment}（${instant(committedAt, true)} 提交，${revealed ? "已揭示" : "未揭示"}）`,
    ]);
  if (draw.publicSource !== "")
    facts.push(["公开数字", `${draw.publicSource}，${draw.publicOn} 公布：${draw.publicNumber || "尚未填写"}`]);
  if (draw.drawnAt) facts.push(["抽取时间", instant(draw.drawnAt, true)]);
  if (draw.abandonedAt) facts.push(["作废时间", instant(draw.abandonedAt, true)]);
  if (draw.reason) facts.push(["理由", draw.reason]);
  return facts;
}
