import { addressGroup } from "@/lib/platform/address";
import { log } from "@/lib/platform/log";
import { countUse } from "@/lib/platform/rate-limit";
import { rates } from "@/lib/platform/rates";
import { cappedBody } from "@/lib/web/json-body";
import { requestHeaders } from "@/lib/web/names";

const SHOWN_CHARACTERS = 1_000;

/** Browsers report here what the content security policy kept from running. */
export async function POST(request: Request): Promise<Response> {
  const address = request.headers.get(requestHeaders.address) ?? "0.0.0.0";
  const { blocked } = await countUse(rates.reportAddress, addressGroup(address));
  const body = blocked ? null : await cappedBody(request);
  if (body) {
    log.warn({ report: body.toString("utf8").slice(0, SHOWN_CHARACTERS) }, "content was blocked");
  }
  return new Response(null, { status: 204 });
}
