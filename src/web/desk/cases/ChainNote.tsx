import { Link } from "wouter";
import { caseStatusLabel } from "#domain/cases/labels.ts";
import type { Course } from "./course.ts";

/** Other files of the village: those before and after a relapse, and those of villages that merged. */
export function ChainNote({ id, course: { chain, mergedInto, mergedFrom } }: { id: string; course: Course }) {
  return (
    <>
      {chain.length > 1 && (
        <div className="chain">
          <strong>历次整顿</strong>
          <ol>
            {chain.map((one) => (
              <li key={one.id}>
                {one.id === id ? <b>本档</b> : <Link href={`/cases/${one.id}`}>第 {one.opening} 次建档</Link>}
                {"　"}
                {one.openedOn} 建档
                {one.delistedOn && `，${one.delistedOn} 销号`}
                {one.relapsedOn && `，${one.relapsedOn} 认定反弹`}（{caseStatusLabel[one.status]}）
              </li>
            ))}
          </ol>
        </div>
      )}
      {mergedInto && (
        <p className="chain">
          该村已并入他村，整顿在<Link href={`/cases/${mergedInto.id}`}>{mergedInto.village}的档案</Link>
          中继续，本档只供查阅。
        </p>
      )}
      {mergedFrom.map((one) => (
        <p className="chain" key={one.id}>
          {one.village}已并入，<Link href={`/cases/${one.id}`}>原整顿档案</Link>只供查阅。
        </p>
      ))}
    </>
  );
}
