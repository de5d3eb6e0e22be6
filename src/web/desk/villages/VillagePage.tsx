import { useQuery } from "@tanstack/react-query";
import { Button, Modal } from "antd";
import { useState } from "react";
import { useParams } from "wouter";
import { dossiers } from "#contract/dossiers.ts";
import { profiles } from "#contract/profiles.ts";
import { villages } from "#contract/villages.ts";
import { villageKindLabel } from "#domain/registry/labels.ts";
import { useApi } from "../../api/use-api.ts";
import { useDownload } from "../../api/use-download.ts";
import { Page, PrintButton, ProblemNote, Waiting } from "../../ui/index.ts";
import { ChangeButtons } from "./ChangeButtons.tsx";
import "./dossier.css";
import { DossierSections } from "./DossierSections.tsx";
import { EditVillageForm } from "./EditVillageForm.tsx";
import { EndedNote } from "./EndedNote.tsx";
import { ProfileSections } from "./ProfileSections.tsx";
import { PromiseCard } from "./PromiseCard.tsx";
import { SectionNav } from "./SectionNav.tsx";
import { VillageOverview } from "./VillageOverview.tsx";
import "./villages.css";
import type { VillageFile } from "./village-file.ts";

const way = [{ title: "村情台账", path: "/villages" }];

export function VillagePage() {
  const { id } = useParams<{ id: string }>();
  const { data: village, error } = useQuery(useApi().query(villages.get, { params: { id } }));
  if (error) {
    return (
      <Page title="一村一档" breadcrumb={way}>
        <ProblemNote problem={error} />
      </Page>
    );
  }
  return village ? <File key={village.id} village={village} /> : <Waiting lines={8} />;
}

/** 一村一档: the register on top of what the later stages know; each part is there only for the offices that may read it. */
function File({ village }: { village: VillageFile }) {
  const { id, name, townshipId, townshipName } = village;
  const api = useApi();
  const { data: dossier, error } = useQuery(api.query(dossiers.get, { params: { id } }));
  const profile = useQuery(api.query(profiles.get, { params: { id } }));
  const download = useDownload(dossiers.export);
  return (
    <Page
      title={name}
      subtitle={`${townshipName} · ${villageKindLabel[village.kind]} · 一村一档`}
      breadcrumb={[
        ...way,
        { title: townshipName, path: `/villages?county=${village.countyId}&township=${townshipId}` },
      ]}
      actions={
        <>
          <Button loading={download.sending} onClick={() => download.send({ params: { id } })}>
            导出一村一档（Word）
          </Button>
          <PrintButton />
          <Changes village={village} />
        </>
      }
    >
      <div className="village-page">
        <ProblemNote problem={download.problem} />
        <EndedNote village={village} dossier={dossier} />
        <SectionNav dossier={dossier} />
        <ProblemNote problem={error ?? profile.error} />
        {dossier && <PromiseCard dossier={dossier} />}
        <section id="overview" aria-label="概况">
          <VillageOverview village={village} />
        </section>
        {profile.data ? (
          <ProfileSections village={village} profile={profile.data} />
        ) : (
          !profile.error && <Waiting lines={4} />
        )}
        {dossier ? <DossierSections dossier={dossier} /> : !error && <Waiting lines={6} />}
      </div>
    </Page>
  );
}

function Changes({ village }: { village: VillageFile }) {
  const [editing, setEditing] = useState(false);
  if (!village.can.edit) return null;
  return (
    <>
      <ChangeButtons village={village} />
      <Button type="primary" onClick={() => setEditing(true)}>
        修改
      </Button>
      <Modal
        title={`修改${village.name}`}
        open={editing}
        footer={null}
        destroyOnHidden
        width={720}
        onCancel={() => setEditing(false)}
      >
        <EditVillageForm village={village} onClose={() => setEditing(false)} />
      </Modal>
    </>
  );
}
