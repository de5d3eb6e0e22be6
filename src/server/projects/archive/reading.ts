import { type RawBuilder, sql } from "kysely";
import { notFound } from "#contract/problem.ts";
import type { Actor } from "#domain/access.ts";
import type { ProjectKind, ProjectStatus, Standing } from "#domain/projects/project.ts";
import type { Db } from "../../db/db.ts";
import { withinShared } from "../../people/reach.ts";
import { afterParts } from "./after-parts.ts";
import { courseParts, trailPart } from "./course-parts.ts";
import { moneyParts } from "./money-parts.ts";
import { type ArchiveColumn, type ArchivePart, rowsOf } from "./part.ts";
import { projectCodeOf } from "../numbering.ts";

const parts: readonly ArchivePart[] = [...courseParts, ...moneyParts, ...afterParts, trailPart];

export type ArchiveCell = string | number | null;

export interface ReadPart {
  readonly code: string;
  readonly title: string;
  readonly columns: readonly Pick<ArchiveColumn, "head" | "kind">[];
  readonly rows: readonly (readonly ArchiveCell[])[];
}

export interface Archive {
  readonly id: string;
  readonly countyId: string;
  readonly county: string;
  readonly number: string;
  readonly name: string;
  readonly kind: ProjectKind;
  readonly township: string | null;
  readonly owner: string;
  readonly builder: string;
  readonly content: string;
  readonly status: ProjectStatus;
  readonly standing: Standing;
  readonly estimateFen: number;
  readonly budgetFen: number | null;
  readonly allocatedFen: number;
  readonly contractedFen: number;
  readonly paidFen: number;
  readonly parts: readonly ReadPart[];
}

type Told = Omit<Archive, "parts"> & { readonly tables: readonly ArchiveCell[][][] };

/** 项目档案: everything of a project within reach, in one look at the database. */
export async function readArchive(db: Db, actor: Actor, id: string): Promise<Archive> {
  const tables: RawBuilder<unknown>[] = parts.map((part) => rowsOf(actor, part));
  const { rows } = await sql<Told>`
    select p.id, p.county_id, (select a.name from area a where a.id = p.county_id) as county, ${projectCodeOf("p")} as number, p.name,
      p.kind, project_place_name(p.county_id, p.township_id) as township, p.owner, p.builder, p.content, p.status, p.standing,
      p.estimate_fen, p.budget_fen, p.allocated_fen, p.contracted_fen, p.paid_fen, json_build_array(${sql.join(tables)}) as tables
    from project p where ${withinShared(actor, "p")} and p.id = ${id}`.execute(db);
  const row = rows[0];
  if (!row) throw notFound("项目");
  const { tables: told, ...head } = row;
  return { ...head, parts: parts.map((part, i) => readPart(part, told[i]!)) };
}

function readPart({ code, title, columns }: ArchivePart, rows: readonly (readonly ArchiveCell[])[]): ReadPart {
  return {
    code,
    title,
    columns: columns.map(({ head, kind }) => ({ head, kind })),
    rows: rows.map((row) => row.map((cell, i) => inWords(cell, columns[i]!))),
  };
}

const inWords = (cell: ArchiveCell, { say }: ArchiveColumn): ArchiveCell =>
  say === undefined || cell === null ? cell : say(cell);
