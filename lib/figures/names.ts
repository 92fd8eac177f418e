import type { EventType } from "@/lib/audit/catalogue";
import type { RiskReason } from "@/lib/risk/assess";

/** Everything that is counted for a day. A name that a day lacks, though it was counted, is none. */
export type FigureName =
  /** 1 once the day is over and counted for good, 0 before. */
  | "day:closed"
  /** How many there were when the day ended, or are so far. */
  | "people"
  | "people:two_factor"
  | "sessions:live"
  | "mail:sent"
  /** Sign-ins whose risk was medium or high, and each reason why. */
  | "sign_in:unusual"
  | `risk:${RiskReason}`
  /** Lines of the log. */
  | `event:${EventType}`;
