import { v7 as uuidv7 } from "uuid";
import type { Transaction } from "@/lib/platform/database";
import type { EventType } from "./catalogue";
import type { RequestContext } from "./context";
import type { EventDetails } from "./record";

type Subject = { subjectId: string; details: EventDetails };

/** The same event of many people in one statement, whose text does not grow with them. */
export async function recordEach(
  tx: Pick<Transaction, "$executeRaw">,
  { address, userAgent, requestId }: RequestContext,
  type: EventType,
  subjects: Subject[],
): Promise<void> {
  if (subjects.length === 0) return;
  const rows = subjects.map((subject) => ({ id: uuidv7(), ...subject }));
  await tx.$executeRaw`
    INSERT INTO "audit_event" ("id", "type", "outcome", "subject_id", "address", "user_agent",
                               "request_id", "details")
    SELECT e.id, ${type}, 'SUCCESS', e."subjectId", ${address}::inet, ${userAgent}, ${requestId},
           e.details
      FROM json_to_recordset(${JSON.stringify(rows)}::json)
        AS e(id uuid, "subjectId" uuid, details jsonb)`;
}
