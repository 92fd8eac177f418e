import { closeSync, openSync, readFileSync } from "node:fs";
import path from "node:path";
import type { Page } from "@playwright/test";
import { mailsTo, textsTo } from "@/scripts/testing/mailbox";
import { testDataFolder } from "@/scripts/testing/settings";
import { type EmptyApp, startEmptyApp } from "../empty-app";
import { appSettings } from "../second-instance";
import { type Finding, huntIn, huntInMessages, huntOnWire } from "./hunt";
import { newPlants, type Plant, type Plants } from "./plants";
import { cookiesSet } from "./set-cookies";
import { everythingStored, keepAllRows, type Leaf } from "./stored";
import { tapWire, type Wiretap } from "./wiretap";

/** An app of its own, all of whose words are kept: on the wire, in its log and in its database. */
export class WatchedApp {
  readonly #fragments = new Set<string>();

  constructor(
    readonly app: EmptyApp,
    readonly plants: Plants,
    readonly wire: Wiretap,
    private readonly logFile: string,
  ) {}

  get url(): string {
    return this.app.url;
  }

  /** From the next request on, these values may be shown no more. */
  hide(...values: string[]): void {
    for (const value of values) this.plants.hide(value, this.wire.exchanges.length);
  }

  /** The part of an address that a browser does not send; the wire has the rest. */
  watch(page: Page): void {
    page.on("framenavigated", (frame) => this.#fragments.add(new URL(frame.url()).hash));
  }

  stored = (): Promise<Leaf[]> => everythingStored(this.app.superuserUrl);

  logs = (): Leaf[] => [
    { place: "the app's log", text: readFileSync(this.logFile, "utf8") },
    { place: "PostgreSQL's log", text: readFileSync(postgresLog(), "utf8") },
  ];

  huntInStored = async (): Promise<Finding[]> => huntIn(this.#everyPlant(), await this.stored());

  huntInLogs = (): Finding[] => huntIn(this.#everyPlant(), this.logs());

  huntOnWire = (): Finding[] => huntOnWire(this.#everyPlant(), this.wire.exchanges);

  huntInFragments(): Finding[] {
    const text = [...this.#fragments].join("\n");
    return huntIn(this.#everyPlant(), [{ place: "fragment of an address", text }]);
  }

  async huntInMessages(emails: string[]): Promise<Finding[]> {
    const plants = this.#everyPlant();
    const phones = plants.flatMap(({ name, value }) => (name === "phone" ? [value] : []));
    const mails = (await Promise.all(emails.map(mailsTo))).flat();
    const texts = (await Promise.all(phones.map(textsTo))).flat();
    const heads = mails.map(({ subject, head }) => ({ place: `head of “${subject}”`, text: head }));
    return [
      ...huntIn(plants, heads),
      ...huntInMessages(
        plants,
        "mail",
        mails.map(({ text, html }) => `${text}\n${html}`),
      ),
      ...huntInMessages(plants, "text", texts),
    ];
  }

  /** With what the app itself handed out as cookies. */
  #everyPlant(): Plant[] {
    for (const { name, value } of cookiesSet(this.wire.exchanges)) {
      const showing = name.endsWith("-csrf") ? { on: "/api/auth/csrf" } : undefined;
      this.plants.plantCarried("cookie", `cookie ${name}`, value, showing);
    }
    return this.plants.all();
  }
}

const postgresLog = (): string => path.join(testDataFolder(), "postgres.log");

export async function startWatchedApp(): Promise<{
  watched: WatchedApp;
  stop: () => Promise<void>;
}> {
  const wire = await tapWire();
  const logFile = path.join(testDataFolder(), `watched-${process.pid}.log`);
  const output = openSync(logFile, "w", 0o600);
  const { SMTP_URL = "", SMS_WEBHOOK_URL = "" } = appSettings();
  const settings = { SALLYPORT_URL: wire.url, SMTP_URL, SMS_WEBHOOK_URL, LOG_LEVEL: "debug" };
  const app = await startEmptyApp({ settings, output });
  await keepAllRows(app.superuserUrl);
  wire.leadTo(app.port);
  const stop = async () => {
    await wire.stop();
    await app.stop();
    closeSync(output);
  };
  return { watched: new WatchedApp(app, newPlants(), wire, logFile), stop };
}
