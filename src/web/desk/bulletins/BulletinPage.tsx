import { useQuery } from "@tanstack/react-query";
import { useParams } from "wouter";
import { bulletins } from "#contract/bulletins.ts";
import { bulletinStatusLabel } from "#domain/bulletins/labels.ts";
import { useApi } from "../../api/use-api.ts";
import { Page, ProblemNote, Waiting } from "../../ui/index.ts";
import { type Bulletin, wordOf, wordsOf } from "./bulletin-types.ts";
import { BulletinActions } from "./BulletinActions.tsx";
import { BulletinNotes } from "./BulletinNotes.tsx";
import "../composer/writing.css";
import "./bulletins.css";
import { Composer } from "./Composer.tsx";
import { ItemsPanel } from "./ItemsPanel.tsx";
import { NamingsPanel } from "./NamingsPanel.tsx";
import { PaperSide } from "./PaperSide.tsx";

const way = [{ title: "简报通报", path: "/bulletins" }];

/** One bulletin: written on the left by its author, on paper at the right; published, it is paper alone. */
export function BulletinPage() {
  const { id } = useParams<{ id: string }>();
  const { data: bulletin, error } = useQuery(useApi().query(bulletins.get, { params: { id } }));
  if (!bulletin) {
    return (
      <Page title="通报" breadcrumb={way}>
        {error ? <ProblemNote problem={error} /> : <Waiting lines={10} />}
      </Page>
    );
  }
  // A step of the flow starts the desk anew; a save does not.
  return bulletin.can.edit ? (
    <Composer key={`${id} ${bulletin.status}`} bulletin={bulletin} way={way} />
  ) : (
    <ReadOnly bulletin={bulletin} />
  );
}

function ReadOnly({ bulletin }: { bulletin: Bulletin }) {
  return (
    <Page
      title={bulletin.title || wordOf(bulletin)}
      subtitle={statusLine(bulletin)}
      breadcrumb={way}
      actions={<BulletinActions bulletin={bulletin} version={bulletin.version} saved />}
    >
      <BulletinNotes bulletin={bulletin} />
      <div className="no-print">
        {bulletin.kind === "briefing" && !bulletin.frozen && <ItemsPanel bulletin={bulletin} />}
        <NamingsPanel bulletin={bulletin} writes={false} />
      </div>
      <PaperSide bulletin={bulletin} words={wordsOf(bulletin)} />
    </Page>
  );
}

function statusLine({ status, author, approver, documentNumber, issuedOn }: Bulletin): string {
  const parts = [bulletinStatusLabel[status], `拟稿人：${author}`];
  if (approver) parts.push(`审核人：${approver}`);
  if (status === "published") parts.push(documentNumber, `${issuedOn}印发`);
  return parts.join("　");
}
