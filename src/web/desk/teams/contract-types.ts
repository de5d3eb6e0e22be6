import type { handovers } from "#contract/handovers.ts";
import type { leaves } from "#contract/leave.ts";
import type { postings } from "#contract/postings.ts";
import type { Result } from "#contract/route.ts";
import type { teams } from "#contract/teams.ts";
import type { trainings } from "#contract/training.ts";

export type TeamList = Result<typeof teams.list>;
export type TeamRow = TeamList["rows"][number];
export type Team = Result<typeof teams.read>;
export type Posting = Team["postings"][number];
export type Rotation = Team["rotations"][number];
export type Choices = Result<typeof teams.choices>;
export type Leave = Result<typeof leaves.list>["rows"][number];
export type Stay = Result<typeof postings.read>;
export type Handover = Result<typeof handovers.read>;
export type HandoverRow = Result<typeof handovers.list>["rows"][number];
export type Training = Result<typeof trainings.read>;
