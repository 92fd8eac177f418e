import { addressGroup } from "@/lib/platform/address";
import { log } from "@/lib/platform/log";
import { countUse } from "@/lib/platform/rate-limit";
import { rates } from "@/lib/platform/rates";
import { saidInReport } from "@/lib/web/csp-report";
import { failureOf } from "@/lib/web/failure-of";
import { cappedBody } from "@/lib/web/json-body";
import { requestHeaders, requestIdOf } from "@/lib/web/names";

/** Browsers report here what the content security policy kept from running. */
export async function POST(request: Request): Promise<Response> {
  const address = request.headers.get(requestHeaders.address) ?? "0.0.0.0";
  try {
    const { blocked } = await countUse(rates.reportAddress, addressGroup(address));
    const body = blocked ? null : await cappedBody(request);
    const said = body && saidInReport(body.toString("utf8"));
    if (said) log.warn(said, "content was blocked");
  } catch (error) {
    failureOf(error, requestIdOf(request.headers));
  }
  return new Response(null, { status: 204 });
}
