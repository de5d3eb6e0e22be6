import { useQuery } from "@tanstack/react-query";
import { publicDisclosures } from "#contract/public-disclosures.ts";
import type { Result } from "#contract/route.ts";
import { formatChinese } from "#domain/date.ts";
import { useApi } from "../../api/use-api.ts";
import { ProblemNote } from "../../ui/ProblemNote.tsx";
import { Waiting } from "../../ui/Waiting.tsx";
import { NoticeWords } from "../disclosures/NoticeWords.tsx";
import { ObjectForm } from "./ObjectForm.tsx";
import { ReceiptForm } from "./ReceiptForm.tsx";

type Notice = Result<typeof publicDisclosures.get>;

/** One notice as it hangs, and how to object. */
export function PublicNotice({ countyId, id }: { countyId: string; id: string }) {
  const { data: notice, error } = useQuery(useApi().query(publicDisclosures.get, { params: { countyId, id } }));
  if (!notice) return error ? <ProblemNote problem={error} /> : <Waiting lines={8} />;
  return (
    <>
      <p className="no-print">
        <a href={`/public/disclosures?countyId=${encodeURIComponent(countyId)}`}>{notice.county}全部公示</a>
      </p>
      <article className="public-notice">
        <h2>{notice.title}</h2>
        <p className="public-period">
          公示期：{formatChinese(notice.fromOn)}至{formatChinese(notice.untilOn)}
          <strong className={notice.daysLeft > 0 ? "public-running" : undefined}>
            {notice.daysLeft > 0 ? `还剩 ${notice.daysLeft} 天` : "已期满"}
          </strong>
        </p>
        <NoticeWords {...notice} />
        <p className="public-how">{howToObject(notice)}</p>
        <p className="public-sign">
          {notice.issuer}
          <br />
          {formatChinese(notice.fromOn)}
        </p>
      </article>
      <ObjectForm countyId={countyId} id={id} over={notice.daysLeft === 0} />
      <ReceiptForm countyId={countyId} />
    </>
  );
}

const howToObject = ({ office, phone, address, places }: Notice) =>
  `对公示内容有异议的，可以在本页提出，也可以来电、来信、来访，实名、匿名均可。监督单位：${office}，监督电话：${phone}${address && `，地址：${address}`}。同时张贴在${places}。`;
