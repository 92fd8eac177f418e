import { describeDevice } from "@/lib/browsers/describe-device";
import { messagesFor } from "@/lib/messages";
import { placeName } from "@/lib/messages/place-name";
import { riskSentences } from "@/lib/messages/risk-sentences";
import { levelOf } from "@/lib/risk/assess";
import type { ListedSession } from "@/lib/sessions/list-sessions";
import { proofName } from "@/lib/sessions/proof-name";

const words = messagesFor();

/** A session as it is listed, to its owner and to admins. */
export function sessionItem(session: ListedSession, locale: string) {
  const { deviceName, id, address, createdAt, lastActiveAt, isCurrent } = session;
  return {
    ...describeDevice({ ...session, name: deviceName }, words, locale),
    id,
    address,
    createdAt,
    lastActiveAt,
    isCurrent,
    proof: proofName(session, words.sessions.proof, locale),
    unusual: unusualIn(session, locale),
  };
}

/** What is unusual only a little, such as everybody's next browser, is not worth a worry. */
function unusualIn({ riskScore, riskReasons, country }: ListedSession, locale: string) {
  if (levelOf(riskScore) === "low") return null;
  const place = placeName({ country, city: null }, locale, words.places);
  return riskSentences(riskReasons, place, words.risk.reasons);
}
